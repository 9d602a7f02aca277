"""Finding, replacing and filling reach into the cells of tables."""

from drafter.core.fills import blank_groups, fill_blanks
from drafter.core.find import find_all, replace_found
from drafter.core.model import Draft, Paragraph, Role
from drafter.core.objects import Table, table_of_rows

TABLE = table_of_rows([["乡镇", "任务"], ["【乡镇名】", "修渠，修渠"]])
DRAFT = Draft(
    paragraphs=(
        Paragraph("a", text="各乡镇都要修渠，【乡镇名】带头。"),
        Paragraph("t", Role.OBJECT, text="表1　任务", object=TABLE),
    )
)


def cells(draft: Draft) -> list[list[str]]:
    table = draft.paragraphs[1].object
    assert isinstance(table, Table)
    return [[cell.text for cell in row] for row in table.rows]


def test_words_are_found_and_replaced_in_cells():
    spots = find_all(DRAFT, "修渠")
    assert [spot.paragraph_id for spot in spots] == ["a", "t#1,1", "t#1,1"]
    changed = replace_found(DRAFT, spots, "修渠", "护林")
    assert changed.paragraphs[0].text == "各乡镇都要护林，【乡镇名】带头。"
    assert cells(changed) == [["乡镇", "任务"], ["【乡镇名】", "护林，护林"]]
    assert cells(replace_found(DRAFT, spots[2:], "修渠", "护林"))[1][1] == "修渠，护林"
    assert replace_found(changed, spots, "修渠", "护林") == changed


def test_blanks_of_cells_are_filled_with_those_of_the_text():
    (group,) = blank_groups(DRAFT)
    filled = fill_blanks(DRAFT, {group: "东岭乡"})
    assert filled.paragraphs[0].text == "各乡镇都要修渠，东岭乡带头。"
    assert cells(filled)[1][0] == "东岭乡"
