"""What a row of the outline says where it is narrow."""

from PySide6.QtGui import QFont, QFontMetrics

from drafter.ui.outline.delegate import fitted


def test_a_narrow_row_keeps_the_name_of_the_place_before_the_word_that_it_is_open(qapp):
    metrics = QFontMetrics(QFont())
    head, tail = "一要从上级部署看", "（待填）"
    both, name = metrics.horizontalAdvance(head + tail), metrics.horizontalAdvance(head)
    assert fitted(metrics, head, tail, both) == (head, tail)
    assert fitted(metrics, head, tail, both - 1) == (head, "")
    shown, rest = fitted(metrics, head, tail, name - 1)
    assert shown.endswith("…") and shown[:4] == head[:4] and not rest
