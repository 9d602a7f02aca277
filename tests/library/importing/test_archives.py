"""Archives of speeches are imported as if they were folders."""

import zipfile

from drafter.core.progress import run_job
from drafter.library.importing.archives import import_unpacked, unpack

SPEECH = "在全县护林工作会议上的讲话\n同志们：\n今天召开会议，主要任务是部署护林工作。\n一、提高认识\n要学习到位。\n"


def archive(path, *entries):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in entries:
            made.writestr(name, content)
    return path


def unpacked(folder, *paths):
    return run_job(unpack(paths, folder / "unpacked"))


def test_an_archive_is_imported_with_its_folders_and_told_where_it_is_broken(stocked, tmp_path):
    good = archive(
        tmp_path / "旧讲话.zip", ("2023/护林.txt", SPEECH), ("2024/护林.txt", SPEECH + "二、抓好落实\n")
    )
    bad = tmp_path / "坏.zip"
    bad.write_bytes(good.read_bytes()[:60])
    report = run_job(import_unpacked([good, bad], tmp_path / "unpacked", stocked.import_files))
    assert report.imported == 2
    assert [one.file for one in report.refused] == [str(bad)]
    assert "损坏" in report.refused[0].reason


def test_names_in_gbk_are_read_and_lead_nowhere_else(tmp_path):
    path = archive(
        tmp_path / "a.zip", ("../../etc/逃出去.txt", SPEECH), ("__MACOSX/._x.txt", "x"), ("空/", "")
    )
    with zipfile.ZipFile(path, "a") as made:
        made.writestr(zipfile.ZipInfo("AAAAAAA"), SPEECH)
    data = path.read_bytes().replace(b"AAAAAAA", b"\xbb\xa4\xc1\xd6.tx")
    path.write_bytes(data)
    found = unpacked(tmp_path, path).paths
    assert sorted(one.name for one in found) == ["护林.tx", "逃出去.txt"]
    assert all((tmp_path / "unpacked") in one.parents for one in found)


def test_a_bomb_is_refused_and_a_word_file_under_this_name_is_read_as_one(tmp_path):
    bomb = archive(tmp_path / "bomb.zip", *((f"{n}.txt", "") for n in range(5_001)))
    word = archive(tmp_path / "word.zip", ("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<x/>"))
    found = unpacked(tmp_path, bomb, word)
    assert found.paths == (word,)
    assert "太大" in found.refused[0].reason


def test_an_archive_in_a_private_folder_is_to_be_unpacked_there_first(stocked, tmp_path):
    path = archive(tmp_path / "手记.zip", ("护林.txt", SPEECH))
    stocked.set_private_folders(str(tmp_path))
    folder = tmp_path / "unpacked"
    report = run_job(import_unpacked([path], folder, stocked.import_files, stocked.private_folders))
    assert report.imported == 0
    assert "先在原处解压" in report.refused[0].reason
