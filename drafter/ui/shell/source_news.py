"""Telling, when a draft is opened, which of its sources were withdrawn, corrected or given otherwise since."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from drafter.core.figures import sentences_of
from drafter.core.model import Draft, Source
from drafter.library.api import Library
from drafter.ui.document.flow import Flow, Frame
from drafter.ui.sheet.sheet import Sheet

#: What makes it a correction that a draft should know of, and how it is called.
_FIELDS = {
    "title": "标题",
    "date": "日期",
    "speaker": "讲话人",
    "unit": "单位",
    "place": "地方",
    "state": "状态",
}
_MOST = 3
#: Shorter sentences say nothing that anybody would correct.
_SENTENCE = 8


@dataclass(frozen=True, slots=True)
class News:
    """What became of a source, in a sentence, and the id of the first paragraph that was taken from it."""

    sentence: str
    paragraph_id: str


def news_of(draft: Draft, library: Library) -> tuple[News, ...]:
    """What became of the sources of a draft since it took something from them."""
    used: dict[str, Source] = {}
    counts: dict[str, int] = {}
    for paragraph in draft.paragraphs:
        if paragraph.source is not None and not paragraph.source.starter:
            used[paragraph.source.id] = paragraph.source
            counts[paragraph.source.id] = counts.get(paragraph.source.id, 0) + 1
    told = _sentences(used, counts, library.whereabouts(used))
    first = {p.source.id: p.id for p in reversed(draft.paragraphs) if p.source is not None}
    news = tuple(News(sentence, first[identity]) for identity, sentence in told)
    return (*news, *(one for identity in used for one in _rewritten(draft, identity, library)))


def _rewritten(draft: Draft, identity: str, library: Library) -> Iterator[News]:
    """Sentences that the draft has from a source and that read otherwise in the version of it that came in later."""
    later = library.later_version(identity)
    if later is None:
        return
    old, new = "".join(later[0]), "".join(later[1].texts)
    gone = {
        paragraph.id: [
            one
            for one in sentences_of(paragraph.text)
            if len(one) >= _SENTENCE and one in old and one not in new
        ]
        for paragraph in draft.paragraphs
        if paragraph.source is not None and paragraph.source.id == identity
    }
    changed = [key for key, sentences in gone.items() if sentences]
    if changed:
        source = later[1].source
        count = sum(map(len, gone.values()))
        yield News(
            f"《{source.called}》后来收进了新的一份，本稿取自旧稿的 {count} 句话在新的里改过了。",
            changed[0],
        )


def _sentences(
    used: Mapping[str, Source], counts: Mapping[str, int], known: Mapping[str, tuple[Source, bool]]
) -> Iterator[tuple[str, str]]:
    for identity, source in used.items():
        title = f"《{source.called}》"
        if identity not in known:
            continue  # of another library, or deleted for good: nobody knows why
        now, removed = known[identity]
        if removed:
            yield identity, f"{title}已经从语料库撤回，本稿有 {counts[identity]} 段取自它。"
            continue
        changed = [
            name
            for field, name in _FIELDS.items()
            if getattr(source, field) and getattr(now, field) != getattr(source, field)
        ]
        if changed:
            yield identity, f"{title}的{'、'.join(changed)}后来改过，本稿有 {counts[identity]} 段取自它。"


class SourceNews(Flow):
    """Looks after the sources of every draft that is opened in a window."""

    def __init__(self, frame: Frame, sheet: Sheet) -> None:
        super().__init__(frame)
        self._sheet = sheet

    def look(self) -> None:
        """Look in the background, and tell."""
        draft, library = self._session.draft, self._services.library
        if any(paragraph.source for paragraph in draft.paragraphs):
            self.run(lambda: news_of(draft, library), self._tell, kind="warning")

    def _tell(self, news: tuple[News, ...]) -> None:
        for one in news[:_MOST]:
            self.say(one.sentence, "warning", [("看一看", partial(self._sheet.go_to, one.paragraph_id))])
