"""What the self-test tells of fonts and libraries."""

from drafter.ui.support.font_report import font_report, fonts_told
from drafter.ui.support.made_with import libraries
from drafter.word.fonts import missing_fonts
from drafter.word.layout import load_layout


def test_what_fonts_are_lacking_is_told_with_what_stands_in():
    layout = load_layout("gbt9704", None)
    lacking = missing_fonts(layout, {"SimSun"})
    report = font_report(layout, ["SimSun"])
    assert report == {"installed": 1, "missing": [name for name, _ in lacking], "instead": dict(lacking)}
    assert report["missing"]
    told = fonts_told(report)
    assert told.startswith("共 1 种，缺 ")
    assert all(name in told for name in report["missing"])
    assert "系统字体" in fonts_told({"installed": 2, "missing": ["仿宋"], "instead": {"仿宋": None}})
    assert "用楷体代替" in fonts_told({"installed": 2, "missing": ["仿宋"], "instead": {"仿宋": "楷体"}})


def test_without_a_screen_no_font_is_known_to_be_lacking():
    report = font_report(load_layout("gbt9704", None), [])
    assert report["missing"] == []
    assert "看不到系统的字体" in fonts_told(report)
    assert fonts_told({"installed": 3, "missing": [], "instead": {}}) == "共 3 种，公文字体齐全"


def test_the_libraries_have_names_and_versions_and_none_is_a_developers():
    found = dict(libraries())
    assert {"PySide6-Essentials", "lxml", "tantivy"} & found.keys()
    assert "pytest" not in found
    assert all(version[0].isdigit() for version in found.values())
