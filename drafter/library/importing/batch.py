"""Many files into the library: which ones, one after the other, and how it ended."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from drafter.core.document import Document
from drafter.core.errors import Cancelled, UserError
from drafter.core.model import Source
from drafter.core.progress import Job, Progress
from drafter.library.api import Held, Imported, ImportOptions, ImportReport, Library, Refused
from drafter.library.importing.importer import Importer
from drafter.library.importing.prepare import FileTask, Known, Prepared, digest_of_file, why_unreadable
from drafter.library.importing.speechlike import refuse_data
from drafter.library.importing.worker import MANY, Pipeline
from drafter.library.importing.writer import id_of_source
from drafter.library.words import Words

#: What Office and file managers leave lying about, by the beginning of the name.
LITTER = ("~$", ".", "Thumbs.db", "desktop.ini")
#: The reader refuses most larger files at a glance, so they are read before it is looked whether they are known.
_LARGE = 64 * 1024 * 1024


@dataclass(slots=True)
class _Outcome:
    """What has become of the files so far."""

    files: list[str] = field(default_factory=list)
    paragraphs: int = 0
    duplicates: list[str] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    documents: list[Document] = field(default_factory=list)
    held: list[Held] = field(default_factory=list)
    sources: list[Imported] = field(default_factory=list)
    brought: dict[str, str] = field(default_factory=dict)

    def count(self, path: Path, document: Document, source: Source) -> None:
        if str(path) not in self.files[-1:]:
            self.files.append(str(path))
        self.sources.append(Imported(path, source))
        self.paragraphs += len(document.paragraphs)
        if document.removed:
            self.documents.append(document)

    def count_known(self, path: Path, brought: str) -> None:
        self.duplicates.append(str(path))
        if brought:
            self.brought[str(path)] = brought

    def report(self, cancelled: bool = False) -> ImportReport:
        return ImportReport(
            len(self.sources),
            tuple(self.duplicates),
            tuple(self.refused),
            self.paragraphs,
            tuple(self.documents),
            cancelled,
            tuple(self.held),
            tuple(self.files),
            tuple(self.sources),
            dict(self.brought),
        )


def files_below(paths: Sequence[Path]) -> list[Path]:
    """The files among the paths and in the folders among them, each once, in order, without hidden ones."""
    found: dict[Path, None] = {}
    for path in paths:
        if _is(Path.is_dir, path):
            inside = (one for one in sorted(path.rglob("*")) if _is(Path.is_file, one))
            found.update((one, None) for one in inside if not one.name.startswith(LITTER))
        else:
            found[path] = None
    return list(found)


def _is(test: Callable[[Path], bool], path: Path) -> bool:
    """Whether a path is what the test says; also where its name is too long for the disk to be asked."""
    try:
        return test(path)
    except OSError:
        return False


def import_files(
    paths: Sequence[Path],
    importer: Importer,
    words: Words,
    options: ImportOptions,
) -> Job[ImportReport]:
    """Read the files and hand each readable one over; goes on after a file that cannot be taken in.

    Stopping the job keeps what was added.
    """
    outcome = _Outcome()
    pipeline: Pipeline | None = None
    try:
        yield Progress(0, 0, "正在查找文件")
        files, kept = files_below(paths), importer.private_folders()
        pipeline = Pipeline(words, None)
        if len(files) >= MANY:
            pipeline.start()
        prepared = pipeline.prepared(_task_for(path, importer, options) for path in files)
        for done, path in enumerate(files):
            yield Progress(done, len(files), path.name)
            try:
                private = any(path.absolute().is_relative_to(folder) for folder in kept)
                _take_in(path, next(prepared), outcome, importer, (options.whose_of(path), private))
            except UserError as error:
                outcome.refused.append(Refused(str(path), str(error)))
        yield Progress(len(files), len(files), "正在整理索引")
    except Cancelled:
        return outcome.report(cancelled=True)
    finally:
        if pipeline:
            pipeline.close()
        importer.finish()
    return outcome.report()


def _task_for(path: Path, importer: Importer, options: ImportOptions) -> FileTask | Prepared:
    """What is to be done with a file, or what becomes of it if that can be seen before it is read."""
    if not _is(Path.is_file, path):
        return Refused(str(path), "找不到这个文件，它可能已被移走或改名，请重新选择。")
    try:
        refuse_data(path)
        digest = digest_of_file(path) if path.stat().st_size <= _LARGE else ""
        brought = importer.brought(digest) if digest else None
        if brought is not None:
            return Known(path, brought)
        return FileTask(path, digest, options.keep.get(path, ()), options.hold, options.secrets)
    except (UserError, OSError) as error:
        return Refused(str(path), why_unreadable(error))


def _take_in(
    path: Path, prepared: Prepared, outcome: _Outcome, importer: Importer, what: tuple[str, bool]
) -> None:
    """Hand the speeches of a prepared file over, where it is to be taken in, and count them.

    `what` says whose they are, and whether they are kept from colleagues.
    """
    whose, private = what
    if isinstance(prepared, Refused):
        outcome.refused.append(prepared)
    elif isinstance(prepared, Held):
        outcome.held.append(prepared)
    elif isinstance(prepared, Known):
        outcome.count_known(path, prepared.brought)
    else:
        for number, (cut, digest) in enumerate(prepared.documents()):
            document = replace(cut.document, whose=whose) if whose else cut.document
            source = importer.add_split(replace(cut, document=document), digest, private=private)
            if source:
                outcome.count(path, document, source)
            elif not number:
                outcome.count_known(path, importer.brought(digest) or "")


def claim(library: Library, files: Iterable[Path], whose: str) -> int:
    """Note of the sources that these files became whose they are (a key of WHOSE_NAMES); gives how many changed."""
    found = [source for file in files if (source := _source_of(library, file))]
    changed = [replace(source, whose=whose) for source in found if source.whose != whose]
    if changed:
        library.edit_source(*changed)
    return len(changed)


def _source_of(library: Library, file: Path) -> Source | None:
    try:
        return library.source(id_of_source(digest_of_file(file)))
    except (OSError, UserError):
        return None
