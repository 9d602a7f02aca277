"""What is taken out of a .docx before it is parsed is never missed."""

import time

from drafter.reading.formats.docx.trimming import styles_used, without_repeats, without_unused
from drafter.reading.formats.opening import extract
from tests.reading.formats.wordfile import para, parts, run, style, word_file, write

BOLD = "<w:b/>"
STYLES = (
    b"<w:styles><w:docDefaults/><w:latentStyles><w:lsdException/></w:latentStyles>"
    b'<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>'
    b'<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style>'
    b'<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>'
    b'<w:style w:type="table" w:styleId="T"></w:style></w:styles>'
)


def test_equal_run_properties_stand_once():
    document = b"<w:rPr><w:b/></w:rPr>x<w:rPr><w:i/></w:rPr>y<w:rPr><w:b/></w:rPr>"
    assert without_repeats(document) == (
        b'<w:rPr same="0"><w:b/></w:rPr>x<w:rPr same="1"><w:i/></w:rPr>y<w:rPr same="0"/>'
    )


def test_tracked_run_properties_stay_as_they_are():
    document = b'<w:rPr><w:del w:id="1"/></w:rPr>' * 2
    assert without_repeats(document) == document


def test_the_first_of_equal_run_properties_may_stand_where_nobody_looks(tmp_path):
    deleted = f"<w:del>{run('删', BOLD).replace('w:t', 'w:delText')}</w:del>"
    mark = f"<w:rPr>{BOLD}</w:rPr>"
    lines = extract(word_file(tmp_path, para(deleted + run("留", BOLD), mark) + para(run("乙", BOLD)))).lines
    assert [(line.text, line.bold) for line in lines] == [("留", True), ("乙", True)]


def test_equal_run_properties_are_set_apart_by_the_styles_of_their_paragraphs(tmp_path):
    styles = style("B", "Bold", f"<w:rPr>{BOLD}</w:rPr>")
    size = '<w:sz w:val="32"/>'
    lines = extract(
        word_file(
            tmp_path, para(run("甲", size)) + para(run("乙", size), '<w:pStyle w:val="B"/>'), styles=styles
        )
    )
    assert [(line.bold, line.size) for line in lines.lines] == [(False, 16.0), (True, 16.0)]


def test_a_file_may_use_our_mark_itself_without_harm(tmp_path):
    body = para('<w:r><w:rPr same="7"/><w:t>甲</w:t></w:r>') * 3_000
    begun = time.process_time()
    assert len(extract(word_file(tmp_path, body)).lines) == 3_000
    body = "".join(para(f'<w:r><w:rPr same="{n}"/><w:t>甲</w:t></w:r>') for n in range(20_000))
    assert len(extract(word_file(tmp_path, body)).lines) == 20_000
    assert time.process_time() - begun < 5


def test_only_styles_in_use_are_kept_with_what_they_stand_on():
    kept = without_unused(STYLES, frozenset({b"A"}))
    assert [kept.count(b'styleId="%s"' % name) for name in (b"N", b"A", b"B", b"T")] == [1, 1, 1, 0]
    assert b"latent" not in kept
    assert kept.endswith(b"</w:styles>")


def test_styles_written_otherwise_are_kept_whole():
    for odd in (
        STYLES.replace(b'"', b"'"),
        STYLES.replace(b"></w:style></w:styles>", b"/></w:styles>"),
        STYLES.replace(b"w:", b"x:"),
    ):
        assert without_unused(odd, frozenset({b"A"})) == odd
    assert without_unused(STYLES, None) == STYLES


def test_styles_named_in_an_unusual_way_are_not_counted_on():
    assert styles_used(b'<w:pStyle w:val="A"/><w:rStyle w:val="B"/>') == {b"A", b"B"}
    assert styles_used(b"<w:pStyle w:val='A'/>") is None


def test_a_document_with_other_quotes_and_prefixes_reads_alike(tmp_path):
    made = parts(para(run("甲", BOLD), '<w:pStyle w:val="T"/>'), styles=style("T", "Title"))
    usual = extract(write(tmp_path / "usual.docx", made)).lines
    quoted = {name: text.replace('"', "'") for name, text in made.items()}
    assert extract(write(tmp_path / "quoted.docx", quoted)).lines == usual
    renamed = {name: text.replace("<w:", "<x:").replace("</w:", "</x:").replace(" w:", " x:").replace("xmlns:w", "xmlns:x")
               for name, text in made.items()}  # fmt: skip
    assert extract(write(tmp_path / "renamed.docx", renamed)).lines == usual
    assert usual[0].title


def test_files_with_other_sheets_read_in_turn_keep_their_own(tmp_path):
    body = para(run("甲"), '<w:pStyle w:val="S"/>')
    sheets = {"bold": style("S", "Mine", f"<w:rPr>{BOLD}</w:rPr>"), "plain": style("S", "Mine")}
    bold, plain = (
        write(tmp_path / f"{name}.docx", parts(body, styles=sheet)) for name, sheet in sheets.items()
    )
    assert [extract(path).lines[0].bold for path in (bold, plain, bold)] == [True, False, True]
