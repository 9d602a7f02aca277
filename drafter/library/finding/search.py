"""Search: from a query to the best hits."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from tantivy import Occur

from drafter.core.clip import ClipKind
from drafter.core.errors import UserError
from drafter.core.length import count_characters
from drafter.library.api import Hit, Query, Results
from drafter.library.blocks import KIND_OF_CLIP
from drafter.library.finding.counting import COUNTED_EXACTLY
from drafter.library.finding.lookup import Lookup, Ranked, Scored, each_once
from drafter.library.finding.parse import Wish, parse_wish
from drafter.library.finding.phrases import letter_by_letter, loosely
from drafter.library.finding.queries import Clauses, QueryBuilder, among
from drafter.library.finding.spelling import SpellingFixer
from drafter.library.rows import kind_of_block


def search(lookup: Lookup, query: Query) -> Results:
    """The best hits, near-identical versions shown once; what nothing fits is mended as a slip of the keyboard."""
    wish = parse_wish(query.text)
    results = _search(lookup, query, wish)
    if results.total or not wish.words:
        return results
    mended = SpellingFixer(lookup, KIND_OF_CLIP[query.kind]).mend(wish)
    if mended is None:
        return results
    words = [*mended.words, *("、".join(guesses) for guesses in mended.either)]
    text = " ".join([*words, *(f"“{phrase}”" for phrase in mended.phrases)])
    return replace(_search(lookup, query, mended), mended=text)


def _search(lookup: Lookup, query: Query, wish: Wish) -> Results:
    kind = KIND_OF_CLIP[query.kind]
    builder = lookup.builder(kind)
    narrowing = lookup.narrowing(query)
    ranked = _ranked(lookup, builder, wish, builder.wish(wish) + narrowing, query)
    scored = ranked.scored
    if wish.phrases:
        scored = each_once(chain(scored, loosely(lookup, builder, wish, narrowing)))
    end = query.offset + query.limit
    looked_for = [*wish.words, *(guess for guesses in wish.either for guess in guesses)]
    wanted = [*(piece for word in looked_for for piece in lookup.words.cut(word)), *wish.phrases]
    page = query.limit if query.sort == "relevance" else 0
    hits = lookup.hits(kind, scored, end, wanted, accept=letter_by_letter(wish), page=page)
    shown = hits[query.offset :]
    if len(hits) < end:
        return Results(len(hits), shown)
    # So few are counted with their versions as one, which takes its time.
    is_rough = ranked.is_least or ranked.total <= COUNTED_EXACTLY or bool(wish.without)
    return Results(max(ranked.total, end), shown, is_rough=is_rough)


def _ranked(lookup: Lookup, builder: QueryBuilder, wish: Wish, clauses: Clauses, query: Query) -> Ranked:
    """The matching blocks in the order that is asked for."""
    run = query.offset + query.limit
    looked_for = builder.all_of(clauses)
    if query.sort == "use" and (used := lookup.marked("used")):
        ranked = lookup.ranked(looked_for, run)
        return Ranked(ranked.total, each_once(chain(_used(lookup, builder, clauses, used), ranked.scored)))
    if (
        query.sort == "relevance"
        and not query.offset
        and query.kind is ClipKind.PARAGRAPH
        and not wish.either
    ):
        best = lookup.best_of_many(builder.parts(wish), clauses, run)
        if best:
            return best
    return lookup.ranked(looked_for, run, "day" if query.sort == "date" else None)


def _used(lookup: Lookup, builder: QueryBuilder, clauses: Clauses, used: list[int]) -> Iterator[Scored]:
    """The matching ones of the used blocks, in the order given."""
    some = [*clauses, (Occur.Must, among(lookup.schema, used)), *builder.of_kind()]
    matching = {block for block, _ in lookup.ranked(builder.all_of(some), len(used)).scored}
    return ((block, 0.0) for block in used if block in matching)


def headings(lookup: Lookup, query: Query) -> dict[int, list[Hit]]:
    """The headings that fit a query, by their number of characters, the shortest first."""
    groups: dict[int, list[Hit]] = {}
    for hit in search(lookup, replace(query, kind=ClipKind.HEADING)).hits:
        groups.setdefault(count_characters(hit.clip.paragraphs[0].text), []).append(hit)
    return dict(sorted(groups.items()))


def similar(lookup: Lookup, block_id: int, limit: int) -> Sequence[Hit]:
    """Blocks of the same kind that share the keywords of a block, its own versions left out."""
    kind = kind_of_block(lookup.connection, block_id)
    block = lookup.blocks(kind, [block_id]).get(block_id) if kind else None
    if kind is None or block is None:
        raise UserError("语料库里已经没有这一段，请重新搜索。")
    builder = lookup.builder(kind)
    keywords = lookup.keywords(builder, block.text)
    return lookup.hits(
        kind, lookup.ranked(builder.any_of(keywords), limit).scored, limit, without={block.first_version}
    )
