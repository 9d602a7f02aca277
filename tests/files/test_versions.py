"""Earlier versions are kept by themselves, bounded, and can be had again."""

import gzip
import random
import re

import pytest

from drafter.core.errors import UserError
from drafter.core.model import Draft, Paragraph, Role
from drafter.core.objects import picture_of
from drafter.files.versions import VersionStore


def saying(text):
    return Draft(paragraphs=(Paragraph("a", text=text),))


@pytest.fixture
def store(tmp_path):
    return VersionStore(tmp_path / "versions", limit=5)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "讲话.gao"


def test_versions_come_newest_first_with_name_and_length(store, path):
    store.keep(saying("一二三"), path)
    store.keep(saying("一二三四"), path, "送审稿")
    assert [(v.name, v.characters) for v in store.list(path)] == [("送审稿", 4), ("", 3)]
    assert [store.load(v) for v in store.list(path)] == [saying("一二三四"), saying("一二三")]


def test_what_did_not_change_is_not_kept_twice_unless_named(store, path):
    assert store.keep(saying("一"), path) is not None
    assert store.keep(saying("一"), path) is None
    assert store.keep(saying("一"), path, "定稿") is not None
    assert len(store.list(path)) == 2


def test_each_draft_has_its_own(store, path):
    store.keep(saying("一"), path)
    assert store.list(path.with_name("另一篇.gao")) == []


def test_the_oldest_without_a_name_go_first_and_the_newest_stays(store, path):
    store.keep(saying("初"), path, "初稿")
    for number in range(8):
        store.keep(saying(str(number)), path)
    kept = [store.load(v).paragraphs[0].text for v in store.list(path)]
    assert kept == ["7", "6", "5", "4", "初"]


def test_the_whole_is_bounded_in_size(tmp_path, path):
    store = VersionStore(tmp_path / "versions", limit_bytes=20_000)
    source = random.Random(1)
    for _ in range(6):
        store.keep(saying("".join(chr(source.randint(0x4E00, 0x9FFF)) for _ in range(3000))), path)
    sizes = [v.path.stat().st_size for v in store.list(path)]
    assert 1 <= len(sizes) < 6
    assert sum(sizes) <= 20_000


def test_the_order_does_not_depend_on_the_clock(store, path):
    store.keep(saying("一"), path)
    (first,) = store.list(path)
    note, draft = gzip.decompress(first.path.read_bytes()).split(b"\n")
    note = re.sub(rb'"saved_at": "\d{4}', b'"saved_at": "2099', note)
    first.path.write_bytes(gzip.compress(note + b"\n" + draft))
    store.keep(saying("二"), path)
    assert [v.saved_at.year == 2099 for v in store.list(path)] == [False, True]


def test_a_damaged_version_is_left_out_or_refused_and_the_others_stay(store, path):
    store.keep(saying("一"), path)
    store.keep(saying("二"), path)
    newest, oldest = store.list(path)
    newest.path.write_bytes(newest.path.read_bytes()[:-20])
    assert store.load(oldest) == saying("一")
    with pytest.raises(UserError, match=r"已经损坏|不完整"):
        store.load(newest)
    newest.path.write_bytes(b"no gzip")
    assert store.list(path) == [oldest]
    assert store.keep(saying("三"), path) is not None


def test_a_version_that_is_gone_is_said_to_be_gone(store, path):
    version = store.keep(saying("一"), path)
    store.remove(version)
    with pytest.raises(UserError, match="找不到"):
        store.load(version)


def test_versions_share_their_pictures_and_the_last_one_takes_them_along(store, path, tmp_path):
    picture = picture_of(b"\x89PNG of a map", "png", 60.0, 40.0)
    block = Paragraph("p", Role.OBJECT, object=picture)
    for text in "一二":
        store.keep(Draft(paragraphs=(Paragraph("a", text=text), block)), path)
    assert len(list((tmp_path / "versions").rglob("pictures/*"))) == 1
    newest = store.load(store.list(path)[0])
    assert newest.pictures[picture.digest].data == picture.data
    for number in range(6):
        store.keep(saying(str(number)), path)
    assert list((tmp_path / "versions").rglob("pictures")) == []
