"""A file is written whole or not at all, and the user is told why not."""

import errno
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from drafter.core.disk import in_words
from drafter.core.errors import UserError
from drafter.files.whole import write_whole


def names_in(folder):
    return [path.name for path in folder.iterdir()]


def test_a_new_file_holds_the_bytes_and_nothing_lies_beside_it(tmp_path):
    write_whole(tmp_path / "稿.gao", b"abc")
    assert (tmp_path / "稿.gao").read_bytes() == b"abc"
    assert names_in(tmp_path) == ["稿.gao"]


@pytest.mark.skipif(os.name == "nt", reason="kills by a signal")
def test_what_a_killed_program_left_beside_a_file_goes_with_the_next_write(tmp_path):
    code = """
import os, sys
from pathlib import Path
from drafter.files import whole
whole.os.fsync = lambda handle: os.kill(os.getpid(), 9)
whole.write_whole(Path(sys.argv[1]), b"half")
"""
    subprocess.run([sys.executable, "-c", code, str(tmp_path / "a")])
    (left,) = tmp_path.iterdir()
    write_whole(tmp_path / "a", b"new")
    assert left in tmp_path.iterdir()  # perhaps somebody is still writing it
    os.utime(left, (1, 1))
    write_whole(tmp_path / "a", b"newer")
    assert names_in(tmp_path) == ["a"]


@pytest.mark.skipif(os.name == "nt", reason="permissions are other things there")
def test_replacing_keeps_the_permissions(tmp_path):
    path = tmp_path / "a"
    path.write_bytes(b"old")
    path.chmod(0o640)
    write_whole(path, b"new")
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
def test_a_link_goes_on_pointing_to_the_file_that_is_renewed(tmp_path):
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    write_whole(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"


def test_a_read_only_file_is_left_alone(tmp_path):
    path = tmp_path / "a.docx"
    path.write_bytes(b"old")
    path.chmod(0o444)
    with pytest.raises(UserError, match="只读"):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert names_in(tmp_path) == ["a.docx"]


def test_a_folder_in_the_place_of_the_file_is_named(tmp_path):
    (tmp_path / "a").mkdir()
    with pytest.raises(UserError, match="是一个文件夹"):
        write_whole(tmp_path / "a", b"new")


def test_a_folder_that_is_gone_is_named(tmp_path):
    with pytest.raises(UserError, match=r"文件夹“.*没了”已经不在了"):
        write_whole(tmp_path / "没了" / "a", b"new")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes with names")
def test_something_that_is_no_file_is_not_replaced(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UserError, match="不是普通文件"):
        write_whole(tmp_path / "pipe", b"new")


@pytest.mark.skipif(os.name == "nt", reason="wine knows no such limit")
@pytest.mark.skipif(os.name == "nt", reason="wine knows no such limit")
def test_a_name_that_is_too_long_is_refused_in_words(tmp_path):
    with pytest.raises(UserError, match="太长"):
        write_whole(tmp_path / ("长" * 200), b"new")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no limit on the size of files")
def test_a_full_disk_leaves_the_old_file_and_no_remains(tmp_path):
    """A limit on the size of files stands in for the full disk: the system refuses in the middle of writing."""
    path = tmp_path / "a"
    path.write_bytes(b"old")
    code = """
import resource, signal, sys
from pathlib import Path
from drafter.core.errors import UserError
from drafter.files.whole import write_whole
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
try:
    write_whole(Path(sys.argv[1]), b"x" * 100_000)
except UserError as error:
    print(error)
"""
    run = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    assert "磁盘空间不够，“a”没有写入" in run.stdout
    assert path.read_bytes() == b"old"
    assert names_in(tmp_path) == ["a"]


@pytest.mark.skipif(os.name == "nt", reason="permissions are other things there")
def test_a_folder_without_write_permission_is_named(tmp_path):
    """Root may write anywhere, so the writing is then done by a user who may not."""
    code = """
import os, sys
from pathlib import Path
from drafter.core.errors import UserError
from drafter.files.whole import write_whole
if os.geteuid() == 0:
    os.setuid(65534)
try:
    write_whole(Path(sys.argv[1]), b"new")
except UserError as error:
    print(error)
"""
    tmp_path.chmod(0o555)
    for folder in tmp_path.parents:
        if folder not in (Path("/"), Path("/tmp")) and folder.stat().st_uid == os.geteuid():
            folder.chmod(0o755)
    run = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "a")], capture_output=True, text=True, check=True
    )
    assert "没有权限" in run.stdout
    assert names_in(tmp_path) == []


def _windows_error(code: int) -> OSError:
    error = PermissionError(errno.EACCES, "in use")
    error.winerror = code  # what Windows sets, and only Windows
    return error


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (_windows_error(32), "请先在 Word 中关闭"),
        (_windows_error(33), "请先在 Word 中关闭"),
        (OSError(errno.ENOSPC, "full"), "磁盘空间不够"),
        (OSError(errno.EDQUOT, "quota"), "磁盘空间不够"),
        (OSError(errno.EROFS, "read-only"), "没有权限"),
        (OSError(errno.EIO, "gone"), "没有响应"),
        (OSError(errno.ESTALE, "gone"), "没有响应"),
        (FileNotFoundError(errno.ENOENT, "gone"), "找不到"),
        (OSError(errno.EINVAL, "odd"), "系统报错"),
    ],
)
def test_each_failure_of_the_system_has_its_sentence(error, words, tmp_path):
    sentence = str(in_words(error, tmp_path / "讲话.docx"))
    assert words in sentence
    assert sentence.endswith("。")
