"""The upper edge of the preview: in which layout and fonts, how many pages, print and PDF."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from drafter.ui.base.theme import set_style
from drafter.ui.widgets.plain import PlainLabel


class PreviewHead(QWidget):
    """Tells which layout or font scheme was chosen, and asks for print and PDF."""

    layout_chosen = Signal(str)
    scheme_chosen = Signal(str)
    print_requested = Signal()
    pdf_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.layouts = self._combo("previewLayout", "版式", "这篇稿子用哪个版式")
        self.schemes = self._combo("previewFonts", "字体", "用哪一套字体")
        self.layouts.activated.connect(lambda row: self.layout_chosen.emit(self.layouts.itemData(row)))
        self.schemes.activated.connect(lambda row: self.scheme_chosen.emit(self.schemes.itemText(row)))
        self._count = PlainLabel(self)
        self._count.setObjectName("previewCount")
        set_style(self._count, muted=True, small=True)
        printing = self._button("previewPrint", "打印…", "打印这些页面")
        printing.clicked.connect(self.print_requested)
        pdf = self._button("previewPdf", "PDF…", "存成 PDF，小标题作书签")
        pdf.clicked.connect(self.pdf_requested)
        upper = QHBoxLayout()
        upper.setSpacing(6)
        upper.addWidget(self.layouts, 3)
        upper.addWidget(self.schemes, 2)
        lower = QHBoxLayout()
        lower.setSpacing(2)
        lower.addWidget(self._count, 1)
        lower.addWidget(printing)
        lower.addWidget(pdf)
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 10, 12, 6)
        box.setSpacing(4)
        box.addLayout(upper)
        box.addLayout(lower)

    def set_layouts(self, layouts: Sequence[tuple[str, str]], chosen: str) -> None:
        """Offer these layouts, names with titles."""
        self.layouts.clear()
        for name, title in layouts:
            self.layouts.addItem(title, name)
        self.layouts.setCurrentIndex(self.layouts.findData(chosen))

    def set_schemes(self, schemes: Mapping[str, object], chosen: str) -> None:
        """Offer the font schemes of the layout."""
        if [self.schemes.itemText(row) for row in range(self.schemes.count())] != list(schemes):
            self.schemes.clear()
            self.schemes.addItems(list(schemes))
        self.schemes.setCurrentText(chosen)
        self.schemes.setVisible(len(schemes) > 1)

    def set_count(self, pages: int) -> None:
        """Say how many pages there are."""
        self._count.setText(f"共 {pages} 页")

    def _combo(self, name: str, spoken: str, tip: str) -> QComboBox:
        combo = QComboBox(self)
        combo.setObjectName(name)
        combo.setAccessibleName(spoken)
        combo.setToolTip(tip)
        combo.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        return combo

    def _button(self, name: str, text: str, tip: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        button.setToolTip(tip)
        set_style(button, quiet=True)
        return button
