"""Beginning a draft from an outline, and keeping outlines of one's own."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QInputDialog

from drafter.core.errors import UserError
from drafter.core.model import Draft, Outline, new_id
from drafter.core.outline import outline_from_paragraphs
from drafter.files.outlines import save_outline
from drafter.files.settings import LAYOUT
from drafter.ui.base.services import Services
from drafter.ui.base.theme import Theme
from drafter.ui.document.file_flow import FileFlow
from drafter.ui.document.flow import Flow, Frame
from drafter.ui.drafts.new_draft import NewDraftDialog
from drafter.ui.drafts.occasion_form import OccasionForm
from drafter.ui.filling.unit_flow import UnitFlow
from drafter.ui.library.source_picker import ask_source
from drafter.ui.sheet.title_breaks import TitleBreaks


class OutlineFlow(Flow):
    """Asks what is to be written, and keeps skeletons; `outlines_changed` brings the list with a new one."""

    outlines_changed = Signal(list)

    def __init__(self, frame: Frame, files: FileFlow, unit: UnitFlow) -> None:
        super().__init__(frame)
        self._files = files
        self._unit = unit
        self._theme = frame.theme

    def set_theme(self, theme: Theme) -> None:
        """Take other colours for the dialogs to come."""
        self._theme = theme

    def new_draft(self, outline: Outline | None = None) -> None:
        """Ask what is to be written, and lay its outline out."""
        dialog = NewDraftDialog(
            self._services.outlines(), self._services.usual_facts(), self._theme, self._window
        )
        show_title_breaks(dialog.form, self._services)
        if outline is not None:
            dialog.choose(outline)
        self._unit.suggest_meetings(dialog.form.occasion)
        dialog.outline_from_speech_requested.connect(lambda: self._offer_speeches(dialog))
        if dialog.exec():
            layout = self._services.preferences.get(LAYOUT)
            self._files.start(replace(dialog.draft(), layout=layout))

    def keep_skeleton(self, draft: Draft) -> None:
        """Keep the skeleton of a draft as an outline of the user's own."""
        self._keep(outline_from_paragraphs(draft.paragraphs, new_id(), draft.facts.title))

    def keep_skeleton_of(self, source_id: str) -> None:
        """Keep the skeleton of a speech in the library."""
        if outline := self._skeleton_of(source_id):
            self._keep(outline)

    def _offer_speeches(self, dialog: NewDraftDialog) -> None:
        """Let the user pick an old speech whose skeleton becomes an outline."""
        chosen = ask_source(self._services.library.sources(), dialog)
        if chosen is not None and (outline := self._skeleton_of(chosen)):
            dialog.add_outline(outline)

    def _skeleton_of(self, source_id: str) -> Outline | None:
        """The skeleton of a speech in the library, None where it has no paragraphs."""
        clip = self._services.library.document(source_id)
        source = clip.paragraphs[0].source if clip.paragraphs else None
        return outline_from_paragraphs(clip.paragraphs, source.id, source.called) if source else None

    def _keep(self, outline: Outline) -> None:
        """Keep an outline by the name that the user gives it."""
        title, given = QInputDialog.getText(
            self._window, "存为提纲", "提纲的名字（新建稿子时按它来选）：", text=outline.title
        )
        if not given:
            return
        outline = replace(outline, title=title.strip() or outline.title)
        try:
            save_outline(outline, self._services.home.outlines)
        except UserError as error:
            self.say(str(error), "error")
            return
        self.outlines_changed.emit(self._services.outlines())
        text = f"已存为提纲“{outline.title}”，新建稿子时可以选用。"
        self.say(text, "info", [("用它起草", lambda: self.new_draft(outline))])


def show_title_breaks(form: OccasionForm, services: Services) -> None:
    """Let a form say how the title that is typed there will break when it is printed."""
    breaks = TitleBreaks(services, form)
    breaks.broken.connect(form.show_title_lines)
    layout = services.preferences.get(LAYOUT)
    form.title.textChanged.connect(lambda title: breaks.ask(title, layout))
