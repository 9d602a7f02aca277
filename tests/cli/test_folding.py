"""What looks like nothing, or like another character, is found, checked and written as what it means."""

import pytest

from tests.word.package_parts import texts

HIDDEN = "\u200b\u200c\u2060\ufeff\xad\u202a\xa0"
SPEECH = """在全县防汛工作会议上的讲话
同志们：
今天召开全县防汛工作会议，任务是安排下一步的工作。
一、看清形势
平{0}山县各级干部要把每一处⼭塘、⽔库的责{0}任落到人头上，用上５Ｇ基站和９５％的探头。
二、抓好落实
各乡镇要把沙袋备足。
"""


@pytest.mark.parametrize("sign", HIDDEN)
def test_a_place_with_a_sign_inside_is_checked_found_and_written_clean(drafter, tmp_path, sign):
    path = tmp_path / "a.txt"
    path.write_text(SPEECH.format(sign), encoding="utf-8")
    seen = drafter("inspect", path, "--json").json
    assert seen["removed"]
    assert not any(sign in p["text"] for p in seen["paragraphs"])
    findings = drafter("check", path, "--fact", "place=临水县", "--json").json["findings"]
    assert "平山县" in [f["text"] for f in findings if f["check"] == "names"]
    assert drafter("import", path).status == 0
    for words in ("责任", "山塘", "5G", "95%", "５Ｇ"):
        assert drafter("search", words, "--json").json["total"] > 0, words
    assert drafter("typeset", path, "-o", tmp_path / "a.docx").status == 0
    assert sign not in "".join(texts((tmp_path / "a.docx").read_bytes()))


def test_a_file_that_was_only_folded_is_imported_without_asking(drafter, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(SPEECH.format("\xa0"), encoding="utf-8")
    assert drafter("import", path, "--json").json["imported"] == 1
