"""A folder holds more than speeches: what is none is named and left out."""

from pathlib import Path

from drafter.core.progress import run_job
from drafter.library.embedded import open_library

SPEECH = (
    "在全县档案工作会议上的讲话\n同志们：\n今天召开全县档案工作会议，主要任务是总结工作、安排下一步任务。\n"
)


def test_data_of_programs_and_foreign_texts_are_refused_each_with_its_reason(tmp_path):
    folder = tmp_path / "旧稿"
    folder.mkdir()
    (folder / "讲话.txt").write_text(SPEECH, "utf-8")
    (folder / "结果.json").write_text('{"text": "' + SPEECH.replace("\n", "") + '"}', "utf-8")
    (folder / "readme.md").write_text(
        "# Notes\n\nHow to read these files, with 样本 and 标注 beside each of them.\n", "utf-8"
    )
    library = open_library(tmp_path / "库")
    try:
        report = run_job(library.import_files([folder]))
    finally:
        library.close()
    assert report.imported == 1
    reasons = {Path(refused.file).name: refused.reason for refused in report.refused}
    assert "程序用的数据文件" in reasons["结果.json"]
    assert "中文很少" in reasons["readme.md"]
