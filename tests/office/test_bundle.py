"""What an office shares, signed on a disc."""

import gzip
import json
import time
import zipfile
from pathlib import Path

import pytest

from drafter.core.errors import UserError
from drafter.core.hashing import sha256
from drafter.files.membership import Office
from drafter.library.feed.segment import pack
from drafter.office.bundle import covered, new_key, read_manifest, segments_of, write_bundle
from tests.office.desks import SPEECH

pytest.importorskip("nacl")


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    secret, public = new_key()
    office = Office("8d5e", "甲县政府办", public)
    name, data = pack(['{"k":"later"}'], office.id, "ff", "2026")
    segment = tmp_path / name
    segment.write_bytes(data)
    file = tmp_path / "甲县政府办-0001.gwk"
    write_bundle(file, [segment], office, secret, 1, 0)
    return file


def read(file: Path) -> list[tuple[str, bytes]]:
    return list(segments_of(file, read_manifest(file)))


def test_no_byte_can_be_changed_unnoticed(bundle: Path, tmp_path: Path):
    whole, good = bundle.read_bytes(), read(bundle)
    other = tmp_path / "other.gwk"
    for place in range(0, len(whole), 7):
        other.write_bytes(whole[:place] + bytes([whole[place] ^ 0x41]) + whole[place + 1 :])
        try:
            assert read(other) == good, "a date of the ZIP, say"
        except UserError as error:
            assert "没有导入" in str(error) or "请先升级" in str(error)
    for length in range(0, len(whole), 97):
        other.write_bytes(whole[:length])
        with pytest.raises(UserError, match="没有导入"):
            read(other)


def test_a_bundle_of_a_later_version_a_bomb_and_another_key_are_refused(bundle: Path, tmp_path: Path):
    def remade(change, **how) -> Path:
        other = tmp_path / "remade.gwk"
        with zipfile.ZipFile(bundle) as old, zipfile.ZipFile(other, "w", **how) as new:
            for info in old.infolist():
                data = old.read(info)
                if info.filename == "manifest.json":
                    data = json.dumps(json.loads(data) | change).encode()
                new.writestr(info.filename, data)
        return other

    with pytest.raises(UserError, match="由更新的版本制作"):
        read_manifest(remade({"bundle": 2}))
    with pytest.raises(UserError, match="由更新的版本制作"):
        read_manifest(remade({"alg": "sm2"}))
    with pytest.raises(UserError, match="签名不符"):
        read_manifest(remade({"key": new_key()[1]}))
    with pytest.raises(UserError, match="签名不符"):
        read_manifest(remade({"no": 9}))
    with pytest.raises(UserError, match="没有导入"):
        read_manifest(remade({}, compression=zipfile.ZIP_DEFLATED))


def test_a_bomb_that_the_office_itself_signed_is_refused_before_it_bursts(tmp_path: Path):
    secret, public = new_key()
    bomb = gzip.compress(bytes(400_000_000), 1, mtime=0)
    segment = tmp_path / f"{sha256(bomb).hexdigest()}.feed"
    segment.write_bytes(bomb)
    file, began = tmp_path / "1.gwk", time.process_time()
    with pytest.raises(UserError):
        write_bundle(file, [segment], Office("8d5e", "甲县政府办", public), secret, 1, 0)
        read(file)
    assert time.process_time() - began < 5


def test_missing_numbers_are_told_and_a_whole_bundle_covers_all_before_it():
    known, missing = covered("", 2, 1)
    assert (known, missing) == ("2", [1])
    assert covered(known, 5, 3) == ("2,4,5", [1, 3])
    assert covered(known, 5, 0) == ("1,2,3,4,5", [])


def test_a_machine_without_the_folder_lives_from_discs(at, tmp_path: Path):
    share, file = tmp_path / "共享", tmp_path / "防汛.txt"
    share.mkdir()
    file.write_text(SPEECH, encoding="utf-8")
    at("甲", "import", str(file))
    code = json.loads(at("甲", "office", "join", str(share), "--office", "甲县政府办", "--json")[1])["code"]
    disc = tmp_path / "甲县政府办-0001.gwk"
    status, said = at("甲", "office", "bundle", "write", str(disc))
    assert (status, said.partition("，")[0]) == (0, "第 1 号")
    assert "1 篇" in said
    disc.chmod(0o444)
    joined = json.loads(at("乙", "office", "join", str(disc), "--name", "乙镇", "--json")[1])
    assert joined["code"] == code
    assert at("乙", "office", "bundle", "read", str(disc)) == (0, "新 1 篇\n")
    assert json.loads(at("乙", "search", "防汛物资", "--json")[1])["total"] == 1
    assert at("乙", "office", "bundle", "read", str(disc)) == (0, "新 0 篇\n")
    more = tmp_path / "新稿.txt"
    more.write_text(SPEECH.replace("防汛", "抗旱"), encoding="utf-8")
    at("甲", "import", str(more))
    at("甲", "office", "bundle", "write", str(tmp_path / "2.gwk"))
    at("甲", "office", "bundle", "write", str(tmp_path / "3.gwk"))
    assert at("乙", "office", "bundle", "read", str(tmp_path / "3.gwk")) == (0, "新 0 篇，缺第 2 号\n")
    assert at("乙", "office", "bundle", "read", str(tmp_path / "2.gwk")) == (0, "新 1 篇\n")
    status, said = at("乙", "office", "bundle", "write", str(tmp_path / "4.gwk"))
    assert status == 1
    assert "只有最先建立共享的那台机器能签名" in said
