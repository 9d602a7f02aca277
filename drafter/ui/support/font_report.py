"""Which of the fonts that official documents are set in a computer lacks, and what that means, for the self-test."""

from collections.abc import Collection, Mapping
from typing import Any

from drafter.word.fonts import missing_fonts
from drafter.word.layout_data import Layout


def font_report(layout: Layout, families: Collection[str]) -> dict[str, Any]:
    """What is to be known of the fonts, as plain data.

    `installed` counts the families, `missing` are the layout's fonts that are not among them, and `instead` says for
    each of these which font of this computer stands in, None where the system chooses one. `families` are empty where
    a program without a screen sees none: then nothing is known to be missing.
    """
    lacking = missing_fonts(layout, families) if families else []
    return {
        "installed": len(families),
        "missing": [name for name, _ in lacking],
        "instead": dict(lacking),
    }


def fonts_told(fonts: Mapping[str, Any]) -> str:
    """A font report in words: what is lacking, what is seen instead, and what to do."""
    if not fonts["installed"]:
        return "这样运行时看不到系统的字体，请在窗口里用“帮助 → 自检”查看"
    if not fonts["missing"]:
        return f"共 {fonts['installed']} 种，公文字体齐全"
    instead = "、".join(f"{name}（用{other or '系统字体'}代替）" for name, other in fonts["instead"].items())
    return (
        f"共 {fonts['installed']} 种，缺 {instead}。导出的文件里写的仍是规定的字体：在本机看到、打印出来的是代替的字体，"
        "拿到装有这些字体的电脑上就照规定显示。要在本机打印，请先请技术人员装上，或在预览里换一套本机有的字体"
    )
