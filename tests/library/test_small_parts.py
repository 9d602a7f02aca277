"""Small parts of the library: what a hit takes along, what came from colleagues in all."""

from drafter.core.clip import Clip
from drafter.core.model import Paragraph, Role
from drafter.library.api import Hit
from drafter.library.colleagues import Received

HEADING = Paragraph("h", Role.HEADING, 1, "抓早", "一、")
BODY = Paragraph("b", text="要抓早。")
MORE = Paragraph("m", text="还要抓小。")


def hit(*paragraphs: Paragraph, follows: tuple[Paragraph, ...] = ()) -> Hit:
    return Hit("1", Clip(paragraphs), 1.0, follows=follows)


def test_of_a_section_the_heading_is_taken_first_and_of_anything_else_all():
    assert hit(HEADING, BODY).head == Clip((HEADING,))
    assert hit(BODY).head == Clip((BODY,))
    assert hit(HEADING, follows=(BODY, MORE)).whole == Clip((HEADING, BODY, MORE))
    assert hit(BODY).whole == Clip((BODY,))


def test_what_came_in_several_goes_is_added_up():
    one, other = Received(1, 20, 300, 4000), Received(2, 10, 100, 1000)
    assert one + other == Received(3, 30, 400, 5000)
    assert sum([one, other], Received()) == other + one
