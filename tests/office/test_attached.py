"""The tables and pictures of colleagues' sources: over a shared folder, on a disc, from a server."""

import base64
import json
import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from drafter.core.document import Document, FoundObject
from drafter.core.hashing import sha256
from drafter.core.model import Facts, Paragraph, Role
from drafter.core.object_serial import object_to_json
from drafter.core.objects import DraftObject, Picture, Table, picture_of, table_of_rows
from drafter.core.progress import run_job
from drafter.files.membership import Office
from drafter.library.embedded import EmbeddedLibrary
from drafter.library.feed.attached import MOST_OF_PICTURE
from drafter.library.feed.fact import Fact
from drafter.library.feed.record import edition_of, fact_line, source_line
from drafter.library.feed.segment import pack, unpack
from drafter.office.bundle import new_key, read_manifest, segments_of, write_bundle
from drafter.office.syncing import told_of
from tests.office.desks import Desk, state_of
from tests.word.test_objects import png

TABLE = table_of_rows([["乡镇", "任务"], ["城关镇", "三千二百"]])
MAP = picture_of(png(), "png", 60.0, 40.0)
#: Of several parts, and of one byte too many.
LARGE = picture_of(bytes(range(256)) * 1_000, "bmp", 60.0, 40.0)
TOO_LARGE = picture_of(bytes(MOST_OF_PICTURE + 1), "bmp", 60.0, 40.0)
_FLOOD, _DROUGHT = "a" * 64, "b" * 64


def flood(title: str, *objects: DraftObject) -> Document:
    """A speech of one part, below which these stand."""
    texts = (
        Paragraph("", Role.TITLE, text=title),
        Paragraph("", Role.HEADING, 1, "备足防汛物资", "一、"),
        Paragraph("", text=f"{title}：各乡镇要把防汛物资清点一遍，缺的马上补齐，责任人员一一登记造册。"),
    )
    found = tuple(
        FoundObject("", 3, f"图表{place}", kept=True, object=one) for place, one in enumerate(objects)
    )
    return Document("防汛.docx", "docx", texts, ("",) * len(texts), Facts(title), objects=found, reader="7")


def objects_of(library: EmbeddedLibrary) -> list[tuple[str, Table | Picture | None]]:
    (record,) = library.sources()
    return [(p.text, p.object) for p in library.document(record.source.id).paragraphs if p.object]


@pytest.fixture
def desks(tmp_path: Path) -> Iterator[tuple[Desk, Desk]]:
    (tmp_path / "share").mkdir()
    made = [Desk(tmp_path / name, tmp_path / "share", name) for name in ("综合科", "秘书科")]
    yield made[0], made[1]
    for desk in made:
        desk.close()


def test_over_a_folder_and_on_a_disc_a_picture_is_told_once(desks: tuple[Desk, Desk], tmp_path: Path) -> None:
    one, other = desks
    one.library.add(flood("防汛讲话", TABLE, MAP, LARGE), _FLOOD)
    one.library.add(flood("抗旱讲话", LARGE), _DROUGHT)
    one.carry()
    (segment,) = (one.place / "起草助手语料" / one.ledger().device).glob("*.feed")
    facts = unpack(segment.name, segment.read_bytes()).facts
    pictures = [fact.name.split("/")[1] for fact in facts if fact.name.startswith("picture/")]
    assert (pictures.count(MAP.digest), pictures.count(LARGE.digest)) == (1, 4)
    other.sync()
    assert state_of(one.library) == state_of(other.library)
    assert other.library.picture_bytes(MAP.digest) == MAP.data
    assert other.library.picture_bytes(LARGE.digest) == LARGE.data
    with other.library._store.reading() as connection:
        assert connection.execute("SELECT count(*) FROM facts WHERE name GLOB 'picture/*'").fetchone() == (0,)
    secret, public = new_key()
    disc = tmp_path / "1.gwk"
    write_bundle(disc, [segment], Office(one.office.id, "甲县政府办", public), secret, 1, 0)
    (third_place := tmp_path / "third").mkdir()
    third = Desk(tmp_path / "乙镇", third_place, "乙镇")
    ledger = third.ledger()
    ledger.join(one.office.id, "乙镇")
    ledger.close()
    third.inbox.mkdir(parents=True)
    for name, data in segments_of(disc, read_manifest(disc)):
        (third.inbox / name).write_bytes(data)
    third.receive()
    assert state_of(third.library) == state_of(one.library)
    assert third.library.picture_bytes(LARGE.digest) == LARGE.data
    third.close()


def test_a_picture_that_is_too_large_stays_and_the_reader_is_told(desks: tuple[Desk, Desk]) -> None:
    one, other = desks
    one.library.add(flood("防汛讲话", TABLE, TOO_LARGE), _FLOOD)
    made = one.carry()
    ledger = one.ledger()
    assert told_of(made, left=ledger.left_behind(again=True)) == [
        "有 1 张图片超过 2 MB，没有共享，只在本机。"
    ]
    ledger.close()
    other.sync()
    assert objects_of(other.library) == [("图表0", TABLE), ("图表1", TOO_LARGE)]
    assert other.library.picture_bytes(TOO_LARGE.digest) == b""


def lay(desk: Desk, *lines: str) -> None:
    name, data = pack(lines, desk.office.id, "ff", "")
    desk.inbox.mkdir(parents=True, exist_ok=True)
    (desk.inbox / name).write_bytes(data)
    desk.receive()


def test_what_comes_before_its_source_waits_and_what_makes_no_sense_is_dropped(
    desks: tuple[Desk, Desk],
) -> None:
    desk = desks[0]
    paragraphs = flood("防汛讲话").paragraphs
    edition = edition_of(paragraphs)[1][:16]

    def said(name: str, value: str, reader: int = 7) -> str:
        return fact_line(Fact(_FLOOD, name, 0, reader, "", value), "")

    shown = '{"caption":"示意图","object":{"kind":"picture","digest":"%s","form":"%s","width":60.0,"height":40.0}}'
    part = f"picture/{MAP.digest}/1/1"
    lay(
        desk,
        said(f"object/7-{edition}/3/0", shown % (MAP.digest, "png")),
        said(f"object/7-{edition}/3/1", shown % (MAP.digest, "exe")),
        said(f"object/7-{edition}/3/2", '{"caption":"x","object":{"kind":"table","rows":7}}'),
        said("object/6-0123456789abcdef/3/0", shown % (MAP.digest, "png"), 6),
        said(f"picture/{'0' * 64}/1/1", base64.b64encode(b"other").decode()),
    )
    assert desk.library.sources() == []
    lay(desk, source_line(_FLOOD, 7, "防汛.docx", "秘书科", paragraphs))
    lay(desk, said(part, base64.b64encode(MAP.data).decode()))
    assert objects_of(desk.library) == [("示意图", MAP)]
    assert desk.library.picture_bytes(MAP.digest) == MAP.data
    with desk.library._store.reading() as connection:
        left = connection.execute("SELECT name FROM facts WHERE name GLOB '[op]*/*'").fetchall()
        assert left == []
        kept = {digest for (digest,) in connection.execute("SELECT digest FROM pictures")}
    assert kept == {sha256(MAP.data).hexdigest()}
    assert run_job(desk.library.verify()).problems == ()


def test_editions_with_their_tables_and_pictures_come_in_any_order(tmp_path: Path) -> None:
    """Two readers, one of which read the file in two ways: the edition of the greatest rank stays, with what is its own."""
    lines, ranks = [], {}
    for reader, title in ((7, "防汛讲话"), (8, "防汛讲话"), (8, "在防汛会上的讲话")):
        paragraphs = flood(title).paragraphs
        edition = edition_of(paragraphs)[1]
        table = table_of_rows([[title, str(reader)]])
        lines.append(source_line(_FLOOD, reader, "防汛.docx", "秘书科", paragraphs))
        told = {"caption": f"图表{reader}", "object": object_to_json(table)}
        name = f"object/{reader}-{edition[:16]}/3/0"
        lines.append(fact_line(Fact(_FLOOD, name, 0, reader, "", json.dumps(told)), ""))
        ranks[reader, edition] = [(f"图表{reader}", table)]
    (tmp_path / "share").mkdir()
    for seed in range(8):
        desk = Desk(tmp_path / str(seed), tmp_path / "share", "综合科")
        for line in random.Random(seed).sample([*lines, *lines], 2 * len(lines)):
            lay(desk, line)
        assert objects_of(desk.library) == ranks[max(ranks)]
        desk.close()


def test_what_was_corrected_is_told_once_and_what_was_recognised_beside_it(
    desks: tuple[Desk, Desk],
) -> None:
    one = desks[0]
    speech = flood("防汛讲话")
    one.library.add(replace(speech, facts=replace(speech.facts, speaker="张明", place="清源县")), _FLOOD)
    (record,) = one.library.sources()
    one.library.edit_source(replace(record.source, speaker="李强"))
    one.carry()
    (segment,) = (one.place / "起草助手语料" / one.ledger().device).glob("*.feed")
    told = [(fact.name, fact.value) for fact in unpack(segment.name, segment.read_bytes()).facts]
    assert [value for name, value in told if name == "speaker"] == ["李强"]
    assert [value for name, value in told if name == "place"] == ["清源县"]
    assert "" not in [value for name, value in told if name in ("day", "unit", "place")]
