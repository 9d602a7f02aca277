"""The cards as they are painted."""

from dataclasses import replace

from PySide6.QtGui import QGuiApplication, QImage

from drafter.core.clip import Clip
from drafter.core.model import Paragraph, Source
from drafter.library.api import Hit
from drafter.ui.base.theme import current_theme
from drafter.ui.library.card_delegate import CardDelegate

_SOURCE = Source("s", "在全县作风建设大会上的讲话")


def _hit(source: Source, score: float = 1.0) -> Hit:
    return Hit("1", Clip((Paragraph("a", text="督查不是挑毛病。", source=source),)), score, sources=(source,))


def test_a_card_is_painted_anew_where_anything_of_its_hit_is_another(qtbot):
    delegate = CardDelegate(current_theme(dark=False), QGuiApplication.font())

    def painted(hit: Hit) -> QImage:
        return delegate.stack([hit], 320, 1.0).toImage()

    first = painted(_hit(_SOURCE))
    assert painted(_hit(_SOURCE, score=2.0)) == first
    for other in (
        _hit(replace(_SOURCE, title="改过的题目")),
        _hit(replace(_SOURCE, state="draft")),
        _hit(replace(_SOURCE, brought="秘书科")),
        replace(_hit(_SOURCE), versions=3),
    ):
        assert painted(other) != first
        assert painted(_hit(_SOURCE)) == first
