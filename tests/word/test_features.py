"""What our Word files use: only what Word 2010 and WPS 2016 know by their documentation, see docs/WORD-AND-WPS.md."""

from lxml import etree

from drafter.word.circulation import Circulation
from drafter.word.compare import compare_drafts
from drafter.word.export import to_docx
from drafter.word.marked import to_marked_docx
from tests.word.drafts import whole_speech
from tests.word.package_parts import W, invalid, parts
from tests.word.proof_pages import reworded, with_objects

_FORMATS = "http://schemas.openxmlformats.org"
#: The namespaces of ECMA-376, first edition of 2006, and those of the properties; none of a later Word (w14, w15, mc).
NAMESPACES = {
    f"{_FORMATS}/wordprocessingml/2006/main",
    f"{_FORMATS}/officeDocument/2006/relationships",
    f"{_FORMATS}/drawingml/2006/main",
    f"{_FORMATS}/drawingml/2006/picture",
    f"{_FORMATS}/drawingml/2006/wordprocessingDrawing",
    f"{_FORMATS}/package/2006/content-types",
    f"{_FORMATS}/package/2006/relationships",
    f"{_FORMATS}/package/2006/metadata/core-properties",
    "http://purl.org/dc/elements/1.1/",
    "http://purl.org/dc/terms/",
    "http://www.w3.org/2001/XMLSchema-instance",
    "http://www.w3.org/XML/1998/namespace",
}
#: What the standard has and programs of that time read poorly or not at all: content controls, numbered lists, style
#: separators, text boxes, embedded fonts, comments in a part of their own.
AVOIDED = {
    "sdt",
    "numPr",
    "specVanish",
    "pict",
    "object",
    "embedRegular",
    "altChunk",
    "commentReference",
    "fldSimple",
}
FIELDS = {" PAGE ", " NUMPAGES "}


def _files(gbt9704, reading) -> dict[str, bytes]:
    speech = whole_speech()
    return {
        "print": to_docx(speech, gbt9704),
        "lectern": to_docx(speech, reading),
        "objects": to_docx(with_objects(), gbt9704),
        "approval": to_docx(speech, gbt9704, circulation=Circulation("讨论稿", True)),
        "marked": to_marked_docx(compare_drafts(speech, reworded(speech)), gbt9704, author="王科长"),
    }


def test_no_file_uses_what_word_2010_or_wps_2016_do_not_know(gbt9704, reading):
    used: set[str] = set()
    elements: set[str] = set()
    fields: set[str] = set()
    for docx in _files(gbt9704, reading).values():
        trees = [etree.fromstring(c) for name, c in parts(docx).items() if name.endswith((".xml", ".rels"))]
        for element in (one for tree in trees for one in tree.iter()):
            names = [etree.QName(element), *map(etree.QName, element.attrib)]
            used |= {name.namespace for name in names if name.namespace} | set(element.nsmap.values())
            elements.add(names[0].localname)
            fields |= {element.text} if element.tag == f"{W}instrText" else set()
    assert used <= NAMESPACES
    assert not elements & AVOIDED
    assert fields == FIELDS


def test_every_kind_of_file_is_valid(gbt9704, reading, schemas):
    problems = {name: invalid(docx, schemas) for name, docx in _files(gbt9704, reading).items()}
    assert not any(problems.values()), problems
