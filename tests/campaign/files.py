"""Mutated and grammar-built files of every format, at every door."""

import io
import json
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

from tests.campaign.trial import Ground, call, must_be_whole, speech_text

_STRANGE = (
    "责任到人，。一二、（）\ud800\udfff\u2029\r\n\t\x00\ufffe\ufdd0\u202e\u200b\ufffc😀<&>【】X0123★机密"
)


def strange_text(rnd: random.Random) -> str:
    """A short text of signs that no speech has."""
    return "".join(rnd.choice(_STRANGE) for _ in range(rnd.randrange(20)))


def strange_value(rnd: random.Random, depth: int = 0) -> object:
    """Anything that JSON can say, and some that it cannot."""
    kind = rnd.randrange(9 if depth < 3 else 6)
    if kind == 6:
        return [strange_value(rnd, depth + 1) for _ in range(rnd.randrange(4))]
    if kind > 6:
        return {strange_text(rnd): strange_value(rnd, depth + 1) for _ in range(rnd.randrange(4))}
    numbers = [0, -1, 10**400, 2**63, 1e308, -0.5, float("inf"), float("nan")]
    return [None, True, strange_text(rnd), strange_text(rnd), rnd.choice(numbers), rnd.random()][kind]


def gao(rnd: random.Random) -> bytes:
    """A draft in which some fields hold anything."""
    keys = [
        "id",
        "role",
        "text",
        "marker",
        "move",
        "level",
        "source",
        "slot",
        "announced",
        "locked",
        "fixed",
        "object",
    ]

    def paragraph() -> dict[str, object]:
        made: dict[str, object] = {
            "id": strange_text(rnd),
            "role": "body",
            "text": strange_text(rnd),
            "source": 0,
        }
        if rnd.random() < 0.5:
            made[rnd.choice(keys)] = strange_value(rnd)
        return made

    draft: dict[str, object] = {
        "format": "gao",
        "version": 1,
        "facts": {"title": strange_text(rnd), "minutes": 12},
        "layout": "gbt9704",
        "sources": [{"id": strange_text(rnd), "title": strange_text(rnd)}],
        "paragraphs": [paragraph() for _ in range(rnd.randrange(6))],
    }
    if rnd.random() < 0.4:
        draft[rnd.choice([*draft])] = strange_value(rnd)
    return json.dumps(draft).encode()


def docx(rnd: random.Random) -> bytes:
    """A .docx of random elements."""
    tags = [
        "p",
        "r",
        "t",
        "tab",
        "br",
        "tbl",
        "tr",
        "tc",
        "pPr",
        "rPr",
        "numPr",
        "ins",
        "del",
        "sdt",
        "fldSimple",
        "pict",
    ]

    def element(depth: int) -> str:
        tag = rnd.choice(tags)
        inner = "".join(element(depth + 1) for _ in range(rnd.randrange(4))) if depth < 6 else "安全生产责任"
        return f'<w:{tag} w:val="{rnd.choice(["1", "-1", "99999999999", "x", ""])}">{inner}</w:{tag}>'

    body = "".join(
        f"<w:p>{element(0)}<w:r><w:t>要抓好落实。</w:t></w:r></w:p>" for _ in range(rnd.randrange(1, 8))
    )
    name = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f"<w:document {name}><w:body>{body}</w:body></w:document>")
    return made.getvalue()


def pdf(rnd: random.Random) -> bytes:
    """A PDF of random objects that refer to each other."""
    count = rnd.randrange(5, 12)

    def ref() -> str:
        return f"{rnd.randrange(1, count + 1)} 0 R"

    def operators() -> str:
        known = [
            "/A Do",
            "(words) Tj",
            "BT /F 9 Tf",
            "ET",
            "1 0 0 1 9 9 Tm",
            "q",
            "Q",
            "9e9 0 Td",
            "(x) '",
            "BI EI",
        ]
        return " ".join(rnd.choice(known) for _ in range(rnd.choice([3, 30, 3000])))

    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[3 0 R {ref()}]/Count {rnd.choice([1, 2, -1, 99999])}>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {rnd.choice([600, 1e9])} 800]/Contents 4 0 R"
        f"/Resources<</XObject<</A {ref()}>>/Font<</F {ref()}>>>>>>",
    ]
    while len(objects) < count:
        content = operators()
        kind = rnd.choice(
            ["/Type/XObject/Subtype/Form/BBox[0 0 9 9]", "/Type/Font/Subtype/Type1/BaseFont/Courier", ""]
        )
        head = f"<<{kind}/Resources<</XObject<</A {ref()}>>>>/Length {len(content)}>>"
        objects.append(f"{head}stream\n{content}\nendstream")
    data = "%PDF-1.4\n" + "".join(f"{n} 0 obj\n{one}\nendobj\n" for n, one in enumerate(objects, 1))
    return (data + f"trailer<</Root 1 0 R/Size {count + 1}>>\n%%EOF").encode("latin-1")


def page(rnd: random.Random) -> bytes:
    """A web page of random tags."""
    tags = [
        "p",
        "div",
        "table",
        "tr",
        "td",
        "b",
        "span",
        "ul",
        "li",
        "script",
        "style",
        "img src='//x/y'",
        "!--",
        "title",
    ]
    parts = [
        f"<{rnd.choice(['', '/'])}{rnd.choice(tags)}>要落实责任。" for _ in range(rnd.choice([5, 60, 2000]))
    ]
    return ("<html><body>" + "".join(parts)).encode()


def rtf(rnd: random.Random) -> bytes:
    """An RTF of random words."""
    words = [
        r"\par ",
        r"\b ",
        "{",
        "}",
        r"\u23433?",
        r"\'b0\'b2",
        r"\bin9 ",
        r"\pict ",
        r"\header ",
        r"\ls1 ",
        r"\fs-9 ",
    ]
    return (
        "{\\rtf1\\ansi " + "".join(rnd.choice(words) for _ in range(rnd.choice([10, 300, 5000])))
    ).encode()


def text(rnd: random.Random) -> bytes:
    """A text of random signs, in a random encoding."""
    whole = speech_text(rnd) + "\n".join(strange_text(rnd) for _ in range(rnd.randrange(40)))
    if rnd.random() < 0.8:  # a file with signs that no text has is refused at a glance
        whole = "".join(sign for sign in whole if sign.isprintable() or sign == "\n")
    return whole.encode(rnd.choice(["utf-8", "gb18030", "utf-16", "utf-16-le"]), "replace")


BUILT: dict[str, Callable[[random.Random], bytes]] = {
    ".gao": gao,
    ".docx": docx,
    ".pdf": pdf,
    ".html": page,
    ".rtf": rtf,
    ".txt": text,
    ".md": text,
}


def mutated(data: bytes, rnd: random.Random) -> bytes:
    """The bytes with some of them changed, moved, left out or doubled."""
    made = bytearray(data)
    for _ in range(rnd.choice([1, 2, 8, 64])):
        place, length = rnd.randrange(len(made) + 1), rnd.choice([1, 2, 8, 200])
        way = rnd.randrange(4)
        if way == 0:
            made[place : place + length] = rnd.randbytes(length)
        elif way == 1:
            del made[place : place + length]
        elif way == 2:
            made[place:place] = made[place : place + length] * rnd.choice([1, 50])
        else:
            made[place : place + 1] = bytes([rnd.choice([0, 0xFF, 0x80, 0x22, 0x3C])])
    return bytes(made)


def trial(ground: Ground) -> str:
    """One file at one door; it is read or refused in words, and the library stays whole."""
    rnd = ground.rnd
    suffix = rnd.choice([*BUILT])
    if rnd.random() < 0.5:
        data, how = BUILT[suffix](rnd), "built"
    else:
        whole = ground.folder / f"稿{suffix}"
        data, how = mutated(whole.read_bytes() if whole.exists() else BUILT[suffix](rnd), rnd), "mutated"
    file = ground.folder / f"fremd{suffix}"
    file.write_bytes(data)
    door = rnd.choice(["inspect", "check", "typeset", "import"])
    status, _ = call(door, file, *(["-o", ground.folder / "aus.docx"] if door == "typeset" else []))
    if door == "import" and rnd.random() < 0.1:
        must_be_whole(ground.library, 3)
    return f"{suffix} {how}, {'refused in words' if status else 'read'}"


def keep(folder: Path, target: Path) -> None:
    """Keep the file of a trial that failed."""
    for file in folder.glob("fremd.*"):
        target.mkdir(parents=True, exist_ok=True)
        (target / file.name).write_bytes(file.read_bytes())
