"""Speeches of our own, and a real library made of them, for the tests of the library's views."""

from pathlib import Path

from drafter.core.progress import run_job
from drafter.library.embedded import EmbeddedLibrary, open_library

SAFETY = """在全县安全生产工作会议上的讲话
（2025年10月9日）
同志们：
今天召开全县安全生产工作会议，主要任务是总结前三季度工作，部署下一步任务。
一、提高认识，扛牢安全责任
安全生产一头连着群众，一头连着发展，任何时候都松不得。
一要看清形势。进入冬季，用火用电多，道路湿滑多，事故易发多发。
二要压实责任。主要负责同志亲自过问，分管同志一线协调，责任落到人头。
二、突出重点，抓实隐患排查
一要严格督查考核。把安全生产纳入年度考核，一月一调度，一季一通报，对整改不力的严肃问责。
二要管住重点部位。矿山、工地、学校、商场，一处一处查，一件一件改。
同志们，安全生产责任重于泰山，让我们一起把这根弦绷得更紧。
"""
STYLE = """在全县作风建设大会上的讲话
（2026年2月9日）
同志们：
当前干部作风总体是好的，但也存在推诿扯皮、落实不力的问题。
一、正视问题，深挖根源
有的干部坐在办公室里想办法，离群众远了，办法就不灵了。
二、动真碰硬，转变作风
要用好督查这把尺子。督查不是挑毛病，是帮着解难题，发现问题当场交办。
考核要见真章。平时看进度，年终看结果，群众看满意不满意，干好干坏不一样。
同志们，作风就是形象，让我们从自己做起，从现在做起。
"""
NOISY = """本文系作者原创投稿，仅供学习参考，请勿照搬照抄！
在全县档案工作会议上的讲话
（2024年6月9日）
同志们：
档案工作是存史、资政、育人的基础工作，一份材料就是一段历史。
一、规范管理，收好每一份材料
各单位要明确专人，随办随归，年底一次清点，不让材料散在个人手里。
"""


def write_speeches(folder: Path) -> list[Path]:
    """Two speeches in which nothing has to be cleaned, as files."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / "安全.txt", folder / "作风.txt"]
    for path, text in zip(paths, (SAFETY, STYLE), strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


def library_of_speeches(folder: Path) -> EmbeddedLibrary:
    """A library that holds the two speeches."""
    library = open_library(folder / "library")
    report = run_job(library.import_files(write_speeches(folder / "speeches")))
    assert report.imported == 2
    return library
