"""Takes the pictures of docs/pictures from the running program: `python -m tests.pictures [FOLDER]`.

Needs LibreOffice and pdftoppm for the picture of an exported page. The texts are our own; the same pictures, smaller,
are packaged with the help.
"""

import os
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListView, QListWidget, QTabWidget, QWidget

from drafter.core.edits import drop_empty_slots
from drafter.core.hashing import sha256
from drafter.core.model import Draft, Paragraph, Role
from drafter.files.gao import save_draft
from drafter.files.settings import APPEARANCE, UNIT_OFFERED
from drafter.library.words import word_pieces
from drafter.ui.app import create_window
from drafter.ui.drafts.new_draft import NewDraftDialog
from drafter.ui.office.private_folders import PrivateFolders
from drafter.ui.office.sharing_page import SharingPage
from drafter.ui.paper.page_setup import PageSetupDialog
from drafter.ui.shell.main_window import MainWindow
from drafter.word.export import to_docx
from drafter.word.layout import load_layout
from tests.conftest import ROOT
from tests.library.speeches import FARMING, SAFETY, speech
from tests.office.desks import Desk
from tests.ui.picture_drafts import filled_draft
from tests.ui.views import wait, wait_until
from tests.word.colleague_file import write_colleague_file

SIZE = (1440, 900)
#: The width of a picture in the help, in pixels.
HELP_WIDTH = 820
#: In how many colours pictures are kept, and those of the help, which the setup program carries.
COLOURS, HELP_COLOURS = 256, 112
#: So many colours are taken for those of areas.
_AREAS = 16
#: Colours look alike that differ only in the lower half of the bits of red, green and blue.
_LOOK = 0xFFF0F0F0


def main() -> None:
    """Take every picture and put it into the folder, docs/pictures where none is named."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    with tempfile.TemporaryDirectory() as place:
        drafts = Path(place) / "文稿"
        drafts.mkdir()
        window = create_window(Path(place) / "home")
        assert isinstance(window, MainWindow)
        take_pictures(window, drafts, folder)
        take_setup(window, folder)
        take_opened(window, Path(place), folder)
        take_page(window, Path(place), folder)
        take_sharing(window, Path(place), folder)
        window.session.load(window.session.draft, window.session.path)
        window.close()
        app.processEvents()
    names = (
        "start",
        "new-draft",
        "desk",
        "findings",
        "origins",
        "page-setup",
        "page",
        "opened",
        "joining",
        "sharing",
    )
    for name in names:
        shrink(folder / f"{name}.png", ROOT / "resources" / "help" / f"{name}.png", HELP_WIDTH)


def take_pictures(window: MainWindow, drafts: Path, folder: Path) -> None:
    """The start view, the dialog for a new draft, and the desk by day and by night."""
    preferences = window._services.preferences
    preferences.set(UNIT_OFFERED, True)
    preferences.set(APPEARANCE, "light")
    window.resize(*SIZE)
    window.show()
    wait_until(lambda: not any(p.is_empty_slot for p in _points(filled_draft(window._services.library))[:-3]))
    draft = filled_draft(window._services.library)
    for name in ("在全县安全生产工作会议上的讲话", "在全县重点项目推进会上的讲话"):
        save_draft(draft, drafts / f"{name}.gao")
        preferences.add_recent(drafts / f"{name}.gao")
    window.show_start()
    wait(800)
    keep(window, folder / "start.png")
    outlines = window._services.outlines()
    dialog = NewDraftDialog(outlines, draft.facts, window.theme, window)
    dialog.resize(1010, 690)
    dialog.show()
    wait(400)
    keep(dialog, folder / "new-draft.png")
    dialog.close()
    show_desk(window, drafts)
    keep(window, folder / "desk.png")
    window.checks.check()
    wait(1500)
    window.checks.panel.step(1)
    wait(400)
    keep(window, folder / "findings.png")
    take_origins(window, folder)
    window.desk.tabs.open(window.desk.library)
    preferences.set(APPEARANCE, "dark")
    wait(600)
    keep(window, folder / "dark.png")
    preferences.set(APPEARANCE, "light")


def take_origins(window: MainWindow, folder: Path) -> None:
    """Where the words of the draft come from, with one passage beside its source."""
    page = window.origin.page
    window.desk.tabs.open(page)
    wait_until(lambda: page.list.model().rowCount() > 0)
    page.list.setCurrentIndex(page.list.model().index(0, 0))
    wait(600)
    keep(window, folder / "origins.png")


def _points(draft: Draft) -> list[Paragraph]:
    return [p for p in draft.paragraphs if p.role is Role.POINT]


def show_desk(window: MainWindow, drafts: Path) -> None:
    """A filled draft with its findings, the cursor in a place that is still open."""
    window.files.open(next(drafts.glob("*安全生产*.gao")))
    window.checks.flow.check_now()
    wait_until(lambda: len(window.checks.flow.findings) > 0)
    points = _points(window.session.draft)
    window.desk.sheet.go_to(points[0].id)
    window.desk.sheet.go_to(next(p.id for p in points if p.is_empty_slot))
    results = window.desk.findChild(QListView, "libraryResults")
    assert isinstance(results, QListView)
    wait_until(lambda: results.model().rowCount() > 0)
    wait(1500)


def take_setup(window: MainWindow, folder: Path) -> None:
    """The form for the page set-up over the draft's layout, with the page beside it."""
    services = window._services
    layout, table = load_layout("gbt9704", None), {"based_on": "gbt9704", "title": "本单位版式"}
    dialog = PageSetupDialog(
        layout, table, window.session.draft, services.jobs, services.home.layouts, window.theme, window
    )
    dialog.resize(940, 660)
    dialog.show()
    wait_until(lambda: dialog.pages.paper is not None)
    wait(800)
    keep(dialog, folder / "page-setup.png")
    dialog.close()


def take_opened(window: MainWindow, place: Path, folder: Path) -> None:
    """The page of a Word file that a colleague sent, with its tables, pictures and comments."""
    window.files.open(write_colleague_file(place / "防汛讲话（王县长批）.docx"))
    wait_until(lambda: window.findChild(QWidget, "openedLine") is not None)
    wait(1500)
    keep(window, folder / "opened.png")


def take_page(window: MainWindow, place: Path, folder: Path) -> None:
    """The first page of the exported document, as LibreOffice lays it out."""
    draft = window.session.draft
    draft = draft.with_paragraphs(drop_empty_slots(draft.paragraphs))
    (place / "page.docx").write_bytes(to_docx(draft, load_layout("gbt9704", None), word_pieces))
    profile = f"-env:UserInstallation={(place / 'office').as_uri()}"
    convert = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(place)]
    subprocess.run([*convert, str(place / "page.docx")], check=True, capture_output=True)
    paint = ["pdftoppm", "-png", "-r", "90", "-f", "1", "-l", "1", "-singlefile"]
    subprocess.run([*paint, str(place / "page.pdf"), str(place / "page")], check=True)
    assert quantised(QImage(str(place / "page.png"))).save(str(folder / "page.png"), quality=0)


def keep(widget: QWidget, path: Path) -> None:
    """Save a picture of a widget, packed as small as it goes."""
    assert quantised(widget.grab().toImage()).save(str(path), quality=0)


def quantised(image: QImage, colours: int = COLOURS) -> QImage:
    """The picture in so many of its own colours, each pixel in the nearest of them.

    Those of large areas are all among them; of others that look alike only the most frequent, or shades of one colour
    would leave no room for the rest.
    """
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    counts = Counter(memoryview(plain.constBits()).cast("B").cast("I")).most_common()
    alike: Counter[int] = Counter()
    frequent: dict[int, int] = {}
    for colour, count in counts[_AREAS:]:
        alike[colour & _LOOK] += count
        frequent.setdefault(colour & _LOOK, colour)
    areas = [colour for colour, _ in counts[:_AREAS]]
    table = areas + [frequent[look] for look, _ in alike.most_common(colours - _AREAS)]
    avoid = Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither
    return plain.convertToFormat(QImage.Format.Format_Indexed8, table, avoid)


def take_sharing(window: MainWindow, place: Path, folder: Path) -> None:
    """The page 共享 of the preferences: joining, and once a colleague has brought something in."""
    share = place / "共享盘"
    share.mkdir()
    colleague = Desk(place / "colleague", share, "秘书科")
    for title, parts in (("在全县安全生产工作会议上的讲话", SAFETY), ("在全县春耕生产会议上的讲话", FARMING)):
        colleague.library.add(speech(title, *parts), sha256(title.encode()).hexdigest())
    colleague.carry()
    window.tools.show_preferences()
    page = window.findChild(SharingPage)
    assert page
    dialog = page.window()
    tabs = dialog.findChild(QTabWidget)
    assert tabs
    tabs.setCurrentIndex(next(tab for tab in range(tabs.count()) if tabs.tabText(tab) == "共享"))
    dialog.resize(640, 680)
    _show_joining(page, share)
    wait(500)
    dialog.grab().save(str(folder / "joining.png"))
    window._services.office.join(str(share), "综合科", "")
    news = page.findChild(QListWidget, "shareNews")
    assert news
    wait_until(lambda: news.count() == 2)
    wait(500)
    about = page.findChild(QLabel, "shareAbout")
    assert about
    about.setText(
        about.text().replace(str(share), rf"Z:\{share.name}")
    )  # where it lies for the time of a picture
    dialog.grab().save(str(folder / "sharing.png"))
    dialog.close()
    colleague.close()


def _show_joining(page: SharingPage, share: Path) -> None:
    """The form filled in, and a folder that is kept private."""
    for name, text in (("sharePlace", rf"Z:\{share.name}"), ("shareName", "综合科")):
        line = page.findChild(QLineEdit, name)
        assert line
        line.setText(text)
    folders = page.findChild(PrivateFolders)
    assert folders
    folders.add(Path("/home/李明/个人手记"))
    shown = folders.findChild(QListWidget)
    assert shown
    wait_until(lambda: shown.count() == 1)


def shrink(source: Path, target: Path, width: int) -> None:
    """A picture no wider than `width`, for the help."""
    target.parent.mkdir(parents=True, exist_ok=True)
    image = QImage(str(source)).convertToFormat(QImage.Format.Format_RGB888)
    if image.width() > width:
        image = image.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
    assert quantised(image, HELP_COLOURS).save(str(target), quality=0)


if __name__ == "__main__":
    main()
