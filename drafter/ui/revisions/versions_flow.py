"""The kept versions of the draft: listing, comparing, taking back, naming."""

from drafter.core.errors import UserError
from drafter.core.model import Draft
from drafter.files.versions import Version, VersionStore
from drafter.ui.base.jobs import Latest
from drafter.ui.document.file_flow import FileFlow
from drafter.ui.document.flow import Flow, Frame
from drafter.ui.revisions.revision_flow import RevisionFlow
from drafter.ui.revisions.versions_view import VersionsView, when_in_words


class VersionsFlow(Flow):
    """Opens the time line of the draft's versions, beside the work and not in its way."""

    def __init__(self, frame: Frame, files: FileFlow, revisions: RevisionFlow) -> None:
        super().__init__(frame)
        self._files = files
        self._revisions = revisions
        self._store = VersionStore(frame.services.home.versions)
        self._listed = Latest(frame.services.jobs, self)
        self._listed.answered.connect(self._show)
        self.view: VersionsView | None = None

    def open(self) -> None:
        """Show the versions of the draft."""
        if self._session.path is None:
            self.say("这篇稿子还没有保存过；保存以后，每次保存都会留一个历史版本。", "info")
            return
        if self.view is None:
            self.view = VersionsView(self._window)
            self.view.compare_requested.connect(self._compare)
            self.view.take_back_requested.connect(self._take_back)
            self.view.name_given.connect(self._keep)
            self.view.destroyed.connect(self._forget)
        self._list()
        self.view.show()
        self.view.activateWindow()

    def _forget(self) -> None:
        self.view = None

    def _list(self) -> None:
        path, store = self._session.path, self._store
        if path is not None:
            self._listed.ask(lambda: store.list(path))

    def _show(self, versions: list[Version]) -> None:
        if self.view:
            self.view.set_versions(versions)

    def _keep(self, name: str) -> None:
        task = self._files.keep_version(name)
        if task:
            task.finished.connect(self._list)

    def _compare(self, versions: list[Version]) -> None:
        drafts = [draft for version in versions if (draft := self._load(version))]
        if len(drafts) != len(versions):
            return
        names = [self._name(version) for version in versions]
        if len(drafts) == 2:
            self._revisions.compare(drafts[0], drafts[1], f"{names[0]} → {names[1]}")
        else:
            self._revisions.compare_with_now(drafts[0], f"{names[0]} → 现在")

    def _take_back(self, version: Version) -> None:
        draft = self._load(version)
        if draft is None:
            return
        if self._session.apply(lambda _now: draft, "取回历史版本"):
            text = f"已取回{self._name(version)}的稿子。"
            self.say(text, "info", [("撤销", self._session.undo)])

    def _load(self, version: Version) -> Draft | None:
        try:
            return self._store.load(version)
        except UserError as error:
            self.say(str(error), "error")
            return None

    @staticmethod
    def _name(version: Version) -> str:
        then = version.saved_at.astimezone()
        return version.name or when_in_words(then, then.now().astimezone())
