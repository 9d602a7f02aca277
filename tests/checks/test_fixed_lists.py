"""Fixed lists of which one member is said otherwise, and what the fixed wordings of documents ask for."""

import pytest


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("要强化政治意识、全局意识、核心意识、看齐意识。", "全局意识", "大局意识"),
        ("坚定道路自信、理论自信、制度自信、文明自信。", "文明自信", "文化自信"),
        ("坚持严以修身、严以用人、严以律己。", "严以用人", "严以用权"),
        ("坚持创新、协调、绿色、开发、共享的发展理念。", "开发", "开放"),
        (
            "监管要做到最严谨的标准、最严格的监督、最严厉的处罚、最严肃的问责。",
            "最严格的监督",
            "最严格的监管",
        ),
    ],
)
def test_the_member_that_is_said_otherwise_is_told_with_the_one_that_belongs_there(check, text, wrong, right):
    assert [(one.text, one.suggestion) for one in check("forms", text)] == [(wrong, right)]


@pytest.mark.parametrize(
    "text",
    [
        "做到早发现、早报告、早处置、早治疗。",
        "加强政治建设、思想建设、组织建设、作风建设、制度建设。",
        "坚持依法治理、依法执政、依法行政。",
        "推动产业振兴、人才振兴、文化振兴、生态振兴、组织振兴。",
        "要增强政治意识、大局意识、责任意识。",
        "坚持自治、法治、共治。",
        "功成不必在我，功成必定有我。",
        "不忘初心，牢记使命。",
    ],
)
def test_lists_of_ones_own_and_whole_ones_are_let_pass(check, text):
    assert check("forms", text) == []


@pytest.mark.parametrize(
    ("name", "text", "right"),
    [
        ("punctuation", "二0二六年十一月二十七日", "二〇二六"),
        ("punctuation", "按照县政办发〔2026〕018号文件执行。", "〔2026〕18号"),
        ("punctuation", "按照县政办发〔2026〕第18号文件执行。", "〔2026〕18号"),
        ("forms", "慰问要轻车简从，切忌不要走过场。", "切忌"),
        ("forms", "严禁不得挪用专项资金。", "严禁"),
        ("forms", "全面推进强国建设，以中国式现代化全面推进强国建设、民族振兴伟业。", "以中国式现代化全面推进强国建设、民族复兴伟业"),
    ],
)  # fmt: skip
def test_what_documents_write_in_one_way_is_told_with_it(check, name, text, right):
    assert right in [one.suggestion for one in check(name, text)]


def test_a_least_number_needs_no_above(check):
    assert [one.text for one in check("punctuation", "参加的干部不少于200人以上。")] == ["不少于200人以上"]
    assert check("punctuation", "参加的干部不少于200人，县级以上领导带队。") == []
    assert check("punctuation", "按照县政办发〔2026〕18号、〔2026〕108号文件执行。") == []
