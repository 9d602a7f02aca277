"""The Word file that comes back, and the comparison of two versions."""

import copy
import io
from dataclasses import replace

import docx
import pytest
from lxml import etree

from drafter.core.errors import UserError
from drafter.core.model import Draft, Paragraph, Role, Source
from drafter.core.numbering import labels
from drafter.core.objects import table_of_rows
from drafter.word.compare import Change, accept, accept_all, compare_drafts, compare_revised
from drafter.word.differences import Kind, Span, spans
from drafter.word.export import to_docx
from drafter.word.marked import to_marked_docx
from drafter.word.revised import read_revised
from tests.word.drafts import whole_speech
from tests.word.package_parts import W, invalid, root, texts

SOURCE = Source("s1", "在全县工作会议上的讲话", "旧稿.docx")


def _draft() -> Draft:
    draft = whole_speech()
    return draft.with_paragraphs(tuple(replace(p, source=SOURCE) for p in draft.paragraphs))


@pytest.fixture
def sent(tmp_path, gbt9704):
    """The draft as a file, opened with python-docx as the leader would with Word."""
    path = tmp_path / "送审.docx"
    path.write_bytes(to_docx(_draft(), gbt9704))
    return path


def _edited(path, change):
    document = docx.Document(str(path))
    change(document)
    document.save(str(path))
    return compare_revised(_draft(), read_revised(path))


def _paragraph(document, start):
    return next(p for p in document.paragraphs if p.text.startswith(start))


def _without_bookmarks(path):
    document = docx.Document(str(path))
    for tag in ("bookmarkStart", "bookmarkEnd"):
        for mark in list(document.element.iter(f"{W}{tag}")):
            mark.getparent().remove(mark)
    document.save(str(path))


def test_a_file_that_nobody_changed_has_no_changes(sent):
    comparison = compare_revised(_draft(), read_revised(sent))
    assert comparison.changes == ()
    assert accept_all(_draft(), comparison) == _draft()


def test_a_reading_copy_that_nobody_changed_has_no_changes(tmp_path, reading):
    path = tmp_path / "讲稿.docx"
    path.write_bytes(to_docx(_draft(), reading))
    assert compare_revised(_draft(), read_revised(path)).changes == ()


def test_a_file_that_nobody_changed_matches_also_without_bookmarks(sent):
    _without_bookmarks(sent)
    assert compare_revised(_draft(), read_revised(sent)).changes == ()


def test_a_plain_text_that_came_back_is_matched_by_likeness(tmp_path, sent):
    lines = [text.replace("\n", "") for text in texts(sent.read_bytes())]
    path = tmp_path / "回稿.txt"
    path.write_text("\n".join(lines).replace("真抓实干", "埋头苦干"), encoding="utf-8")
    comparison = compare_revised(_draft(), read_revised(path))
    assert [comparison.items[index].change for index in comparison.changes] == [Change.CHANGED]
    assert "埋头苦干" in comparison.items[comparison.changes[0]].after.text


def test_a_file_that_is_no_document_is_refused(tmp_path):
    path = tmp_path / "坏.docx"
    path.write_bytes(b"PK\x03\x04 nothing")
    with pytest.raises(UserError):
        read_revised(path)


@pytest.mark.parametrize("bookmarks", [True, False])
def test_changed_words_are_found_and_source_and_role_survive(sent, bookmarks):
    if not bookmarks:
        _without_bookmarks(sent)

    def change(document):
        run = _paragraph(document, "一要压实责任").runs[1]
        run.text = run.text.replace("亲自检查", "带队检查")

    comparison = _edited(sent, change)
    (index,) = comparison.changes
    item = comparison.items[index]
    assert item.change is Change.CHANGED
    assert [s for s in item.spans if s.kind is not Kind.SAME] == [
        Span(Kind.STRUCK, "亲自"),
        Span(Kind.ADDED, "带队"),
    ]
    accepted = accept(_draft(), comparison, index)
    changed = next(p for p in accepted.paragraphs if "带队检查" in p.text)
    assert changed.text.startswith("压实责任。"), "the label is not part of the text"
    assert (changed.role, changed.marker, changed.source) == (Role.POINT, "一要", SOURCE)


def test_a_new_paragraph_gets_the_role_that_it_looks_like(sent):
    def change(document):
        before = _paragraph(document, "二要排查隐患")
        new = copy.deepcopy(before._p)
        before._p.addnext(new)
        for mark in [e for e in new if "bookmark" in e.tag]:
            new.remove(mark)
        runs = docx.text.paragraph.Paragraph(new, before._parent).runs
        runs[0].text, runs[1].text = "三要严格执法。", "对屡查屡犯的企业依法停产整顿，决不手软。"

    comparison = _edited(sent, change)
    (index,) = comparison.changes
    assert comparison.items[index].change is Change.ADDED
    accepted = accept(_draft(), comparison, index)
    texts = [p.text for p in accepted.paragraphs]
    place = texts.index("严格执法。对屡查屡犯的企业依法停产整顿，决不手软。")
    assert accepted.paragraphs[place].role is Role.POINT
    assert texts[place - 1].startswith("排查隐患")
    assert accept(accepted, comparison, index) == accepted


def test_a_paragraph_that_was_taken_out_is_struck_and_can_be_kept(sent):
    comparison = _edited(sent, lambda d: d.element.body.remove(_paragraph(d, "二要排查隐患")._p))
    (index,) = comparison.changes
    assert comparison.items[index].change is Change.STRUCK
    assert all("排查隐患" not in p.text for p in accept(_draft(), comparison, index).paragraphs)
    assert comparison.items[index - 1].before.text.startswith("压实责任")


def test_numbers_that_follow_from_a_struck_heading_are_no_changes(sent):
    def change(document):
        document.element.body.remove(_paragraph(document, "一、认清形势")._p)
        heading = _paragraph(document, "二、突出重点")
        heading.runs[0].text = heading.runs[0].text.replace("二、", "一、")

    comparison = _edited(sent, change)
    assert [comparison.items[index].change for index in comparison.changes] == [Change.STRUCK]


def test_a_number_that_word_left_as_it_was_stays_and_is_told(sent):
    comparison = _edited(
        sent, lambda document: document.element.body.remove(_paragraph(document, "一、认清形势")._p)
    )
    struck, renumbered = (comparison.items[index] for index in comparison.changes[:2])
    assert (struck.change, renumbered.change) == (Change.STRUCK, Change.CHANGED)
    assert renumbered.after.fixed == "二、"
    accepted = accept_all(_draft(), comparison)
    assert "二、" in labels(accepted.paragraphs) and "一、" not in labels(accepted.paragraphs)


@pytest.mark.parametrize("by", ["style", "number"])
def test_a_level_changed_in_word_is_taken_over(sent, by):
    def change(document):
        heading = _paragraph(document, "二、突出重点")
        if by == "style":
            heading.style = document.styles["Heading 2"]
        else:
            heading.runs[0].text = heading.runs[0].text.replace("二、", "（一）")

    comparison = _edited(sent, change)
    levels = {
        item.before.level: item.after.level
        for item in comparison.items
        if item.before and item.after and item.before.text.startswith("突出重点")
    }
    assert levels == {1: 2}


def test_tracked_changes_count_as_accepted(sent):
    def change(document):
        run = _paragraph(document, "全县共检查").runs[0]._r
        deleted = run.makeelement(f"{W}del", {f"{W}id": "900", f"{W}author": "书记"})
        run.addprevious(deleted)
        added = run.makeelement(f"{W}ins", {f"{W}id": "901", f"{W}author": "书记"})
        deleted.addnext(added)
        added.append(copy.deepcopy(run))
        added.find(f".//{W}t").text = "今年以来，全县共检查企业1300家次。"
        deleted.append(run)
        run.find(f"{W}t").tag = f"{W}delText"

    comparison = _edited(sent, change)
    (index,) = comparison.changes
    assert comparison.items[index].after.text == "今年以来，全县共检查企业1300家次。"


def test_a_paragraph_that_was_moved_is_told_and_moves(sent):
    def change(document):
        point = _paragraph(document, "二要排查隐患")
        _paragraph(document, "一要压实责任")._p.addprevious(point._p)

    comparison = _edited(sent, change)
    assert [comparison.items[index].moved for index in comparison.changes] == [True]
    points = [p.text[:4] for p in accept_all(_draft(), comparison).paragraphs if p.role is Role.POINT]
    assert points == ["排查隐患", "压实责任"]


def test_only_what_moved_is_told_to_have_moved(gbt9704):
    before = Draft(paragraphs=tuple(Paragraph(f"p{n}", text=f"这是第{n}段话。") for n in range(6)))
    first, *others, last = before.paragraphs
    after = before.with_paragraphs((last, first, *others))
    comparison = compare_drafts(before, after)
    assert [comparison.items[index].after for index in comparison.changes] == [last]
    assert accept_all(before, comparison) == after
    document = root(to_marked_docx(comparison, gbt9704), "word/document.xml")
    runs = [(e.tag.removeprefix(W), "".join(e.itertext())) for e in document.iter(f"{W}ins", f"{W}del")]
    assert [run for run in runs if run[1]] == [("ins", last.text), ("del", last.text)]


def test_accepting_all_gives_the_text_of_the_file(sent):
    def change(document):
        _paragraph(document, "今天我们").runs[0].text = "今天的会议很重要，我讲两点意见。"
        document.element.body.remove(_paragraph(document, "（1）备足物资")._p)

    comparison = _edited(sent, change)
    accepted = accept_all(_draft(), comparison)
    assert compare_revised(accepted, read_revised(sent)).changes == ()


def test_two_versions_of_a_draft_are_compared_by_their_ids(gbt9704, schemas):
    before = _draft()
    paragraphs = list(before.paragraphs)
    paragraphs[5] = replace(paragraphs[5], text=paragraphs[5].text.replace("两点", "三点"))
    del paragraphs[8]
    paragraphs.insert(10, Paragraph("new", text="这是新加的一段。"))
    comparison = compare_drafts(before, before.with_paragraphs(tuple(paragraphs)))
    assert [comparison.items[i].change for i in comparison.changes] == [
        Change.CHANGED,
        Change.STRUCK,
        Change.ADDED,
    ]
    marked = to_marked_docx(comparison, gbt9704)
    assert invalid(marked, schemas) == []
    document = root(marked, "word/document.xml")
    assert ["".join(e.itertext()) for e in document.iter(f"{W}ins") if e.find(f"{W}r") is not None] == [
        "三", "这是新加的一段。",
    ]  # fmt: skip
    struck = ["".join(e.itertext()) for e in document.iter(f"{W}del") if e.find(f"{W}r") is not None]
    assert struck == ["两", before.paragraphs[8].text]
    assert to_marked_docx(comparison, gbt9704) == marked


def test_a_marked_copy_reads_as_the_later_version(tmp_path, gbt9704):
    before = _draft()
    after = before.with_paragraphs(
        (*before.paragraphs[:5], replace(before.paragraphs[5], text="换了一段话。"), *before.paragraphs[7:])
    )
    path = tmp_path / "花脸稿.docx"
    path.write_bytes(to_marked_docx(compare_drafts(before, after), gbt9704))
    assert compare_revised(after, read_revised(path)).changes == ()


def test_a_marked_copy_survives_control_characters(gbt9704):
    before = Draft(paragraphs=(Paragraph("p", text="上\x00下"),))
    after = Draft(paragraphs=(Paragraph("p", text="上\x00中\ud800"),))
    assert (
        len(docx.Document(io.BytesIO(to_marked_docx(compare_drafts(before, after), gbt9704))).paragraphs) == 1
    )


def test_a_paragraph_of_nothing_but_control_characters_is_passed_over(gbt9704):
    before = Draft(paragraphs=(Paragraph("p", text="\x00"), Paragraph("q", text="\x01")))
    after = Draft(paragraphs=(Paragraph("p", text="话。"), Paragraph("r", text="\x02")))
    marked = to_marked_docx(compare_drafts(before, after), gbt9704)
    assert [p.text for p in docx.Document(io.BytesIO(marked)).paragraphs] == [""]


def test_differences_are_such_as_a_person_would_mark():
    assert spans("要抓好落实", "要抓紧落实") == (
        Span(Kind.SAME, "要抓"), Span(Kind.STRUCK, "好"), Span(Kind.ADDED, "紧"), Span(Kind.SAME, "落实"),
    )  # fmt: skip
    assert spans("天地玄黄", "天地玄黄") == (Span(Kind.SAME, "天地玄黄"),)
    assert spans("", "新") == (Span(Kind.ADDED, "新"),)


def test_differences_add_up_to_both_texts():
    before, after = "今年以来全县上下凝心聚力攻坚克难", "去年以来全市上下齐心协力真抓实干"
    found = spans(before, after)
    assert "".join(s.text for s in found if s.kind is not Kind.ADDED) == before
    assert "".join(s.text for s in found if s.kind is not Kind.STRUCK) == after


def _text_of(document, *, rejected: bool) -> list[str]:
    """The paragraphs of a marked copy once every change is rejected, or accepted."""
    gone, mark = (f"{W}ins", f"{W}ins") if rejected else (f"{W}del", f"{W}del")
    found = []
    for paragraph in document.iter(f"{W}p"):
        whole = paragraph.find(f"{W}pPr/{W}rPr/{mark}") is not None
        texts = [
            "".join(run.itertext())
            for run in paragraph.iter(f"{W}r")
            if not any(above.tag == gone for above in run.iterancestors())
        ]
        if "".join(texts) and not whole:
            found.append("".join(texts))
    return found


def test_rejecting_all_gives_back_every_old_number_and_accepting_all_every_new_one(gbt9704):
    heads = ("认清形势", "压实责任", "抓好落实")
    before = Draft(
        paragraphs=tuple(Paragraph(f"h{n}", Role.HEADING, 1, text, "一、") for n, text in enumerate(heads))
    )
    after = before.with_paragraphs((before.paragraphs[0], before.paragraphs[2]))
    document = root(to_marked_docx(compare_drafts(before, after), gbt9704), "word/document.xml")
    assert _text_of(document, rejected=True) == ["一、认清形势", "二、压实责任", "三、抓好落实"]
    assert _text_of(document, rejected=False) == ["一、认清形势", "二、抓好落实"]


def _empty_lines(document, mark: str) -> int:
    """How many empty paragraphs are left once those with this mark are gone."""
    return sum(
        not "".join(paragraph.itertext()) and paragraph.find(f"{W}pPr/{W}rPr/{W}{mark}") is None
        for paragraph in document.iter(f"{W}p")
    )


def test_rejecting_or_accepting_all_leaves_as_many_empty_lines_as_the_version_has(gbt9704):
    before = Draft(
        paragraphs=(
            Paragraph("t", Role.TITLE, text="在全县会议上的讲话"),
            Paragraph("a", text="认清形势。"),
            Paragraph("b", text="抓好落实。"),
        )
    )
    after = before.with_paragraphs((before.paragraphs[0], before.paragraphs[2]))
    document = root(to_marked_docx(compare_drafts(before, after), gbt9704), "word/document.xml")
    assert (_empty_lines(document, "ins"), _empty_lines(document, "del")) == (1, 1)


def test_the_lead_sentence_of_a_changed_point_stays_bold(gbt9704):
    point = Paragraph("p", Role.POINT, 1, "学习要深入。大家要认真学习，学以致用。", "一要")
    before = Draft(paragraphs=(point,))
    after = Draft(paragraphs=(replace(point, text="学习要扎实。大家要认真学习，学用结合。"),))
    document = root(to_marked_docx(compare_drafts(before, after), gbt9704), "word/document.xml")
    bold = ["".join(r.itertext()) for r in document.iter(f"{W}r") if r.find(f"{W}rPr/{W}rStyle") is not None]
    assert "".join(bold) == "一要学习要深入扎实。"


def test_the_marked_copy_says_who_changed(gbt9704):
    before = Draft(paragraphs=(Paragraph("p", text="原来的话。"),))
    after = Draft(paragraphs=(Paragraph("p", text="后来的话。"),))
    marked = root(
        to_marked_docx(compare_drafts(before, after), gbt9704, author="周县长"), "word/document.xml"
    )
    assert {e.get(f"{W}author") for e in marked.iter(f"{W}ins", f"{W}del")} == {"周县长"}


def test_the_author_of_the_changes_in_a_file_is_who_changed(tmp_path, gbt9704):
    before = Draft(paragraphs=(Paragraph("p", text="原来的话。"),))
    after = Draft(paragraphs=(Paragraph("p", text="后来的话。"),))
    path = tmp_path / "改.docx"
    path.write_bytes(to_marked_docx(compare_drafts(before, after), gbt9704, author="周县长"))
    comparison = compare_revised(before, read_revised(path))
    marked = root(to_marked_docx(comparison, gbt9704), "word/document.xml")
    assert {e.get(f"{W}author") for e in marked.iter(f"{W}ins", f"{W}del")} == {"周县长"}


def test_comments_come_back_beside_their_paragraph(sent):
    def change(document):
        paragraph = document.paragraphs[-2]
        document.add_comment(paragraph.runs, "数字再核一下", author="县长")

    comparison = _edited(sent, change)
    assert comparison.changes == ()
    (comment,) = comparison.comments
    beside = comparison.items[comment.item].after
    assert (comment.text, comment.author) == ("数字再核一下", "县长")
    assert beside is not None and beside.id == _draft().paragraphs[-2].id


def test_text_that_was_struck_through_by_hand_or_hidden_counts_as_gone(sent):
    def change(document):
        document.paragraphs[-1].runs[-1].font.strike = True
        document.paragraphs[-2].runs[-1].font.hidden = True

    found = _edited(sent, change)
    assert [found.items[index].change for index in found.changes] == [Change.STRUCK, Change.STRUCK]


def test_a_text_box_is_told_once(sent):
    from tests.reading.formats.wordfile import box

    names = " ".join(
        f'xmlns:{prefix}="{name}"'
        for prefix, name in (
            ("w", W[1:-1]),
            ("mc", "http://schemas.openxmlformats.org/markup-compatibility/2006"),
            ("wps", "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"),
            ("wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
            ("a", "http://schemas.openxmlformats.org/drawingml/2006/main"),
            ("v", "urn:schemas-microsoft-com:vml"),
        )
    )

    def change(document):
        holder = etree.fromstring(f"<w:p {names}>{box('此处加一段表扬。')}</w:p>")
        document.paragraphs[-1]._p.extend(list(holder))

    found = _edited(sent, change)
    assert [(item.change, item.after.text) for item in map(found.items.__getitem__, found.changes)] == [
        (Change.ADDED, "此处加一段表扬。")
    ]


def test_a_table_and_a_picture_that_were_put_in_are_told_and_can_be_taken_over(sent):
    from tests.word.test_objects import png

    def change(document):
        document.add_table(2, 2).cell(0, 0).text = "东岭乡"
        document.add_picture(io.BytesIO(png()))

    found = _edited(sent, change)
    added = [found.items[index].after for index in found.changes]
    assert [type(one.object).__name__ for one in added] == ["Table", "Picture"]
    accepted = accept_all(_draft(), found)
    assert [one.object for one in added] == list(accepted.objects)


def test_tables_and_pictures_that_came_back_as_they_were_are_no_changes(tmp_path, gbt9704):
    table = table_of_rows([["乡镇", "户数"], ["东岭乡", "12"]])
    block = Paragraph("t" * 12, Role.OBJECT, text="表1 户数", object=table)
    draft = _draft().with_paragraphs((*_draft().paragraphs, block))
    path = tmp_path / "送审.docx"
    path.write_bytes(to_docx(draft, gbt9704))
    assert compare_revised(draft, read_revised(path)).changes == ()
    edited = docx.Document(str(path))
    edited.tables[0].cell(1, 1).text = "13"
    edited.save(str(path))
    found = compare_revised(draft, read_revised(path))
    accepted = accept_all(draft, found)
    assert [one.plain_text for one in accepted.objects] == ["乡镇\t户数\n东岭乡\t13"]
