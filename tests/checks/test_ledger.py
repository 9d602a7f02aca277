"""What the checks keep from one key to the next gives what a look at the whole draft from scratch gives."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.checks.ledger import Ledger, Ledgers
from drafter.checks.run import Checker
from drafter.core.model import Draft, Facts, Paragraph, Role
from tests.checks.texts import context
from tests.conftest import cases

#: Sentences that tell on one another: said twice, in other words, with other figures, with a name in two writings.
SENTENCES = (
    "全县上下要拧成一股绳，把今年的重点项目一个一个抓到底。",
    "全县上下要拧成一股绳，把今年的重点项目一件一件抓到底。",
    "老话说得好，“一年之计在于春，一日之计在于晨”。",
    "大家要记住“一年之计在于春，一日之计在于晨”这句话。",
    "上半年新建标准厂房12.6万平方米。",
    "全年新建标准厂房11.2万平方米。",
    "新建标准厂房16.2万平方米，招商引资到位资金30亿元。",
    "粮食总产量由20万吨增加到25万吨，增长25%。",
    "粮食总产量增长52%。",
    "青龙弯水库除险加固已经完工；",
    "要用好青龙湾水库的水，",
    "临河市的做法值得学习，去年临沙市来过。",
    "下一步的工作预期目标是再上一个台阶。",
    "各位代表、同志们，大家辛苦了！",
    "年低前全面完成任务。",
)
TEXTS = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4).map("".join)
ROLES = st.sampled_from((Role.BODY, Role.BODY, Role.HEADING, Role.POINT, Role.SALUTATION))
#: Where a change is made, whether a paragraph is put in, taken out, written anew or moved to the front, and with what text.
CHANGES = st.lists(
    st.tuples(st.integers(0, 9), st.sampled_from("+-=^"), TEXTS, ROLES), min_size=1, max_size=6
)


def changed(draft: Draft, at: int, how: str, text: str, role: Role, name: str) -> Draft:
    paragraphs = list(draft.paragraphs)
    at %= len(paragraphs)
    if how == "+":
        paragraphs.insert(at, Paragraph(name, role, 1, text))
    elif how == "-" and len(paragraphs) > 1:
        del paragraphs[at]
    elif how == "=":
        paragraphs[at] = replace(paragraphs[at], text=text)
    else:
        paragraphs.insert(0, paragraphs.pop(at))
    return draft.with_paragraphs(tuple(paragraphs))


@settings(max_examples=cases(30), deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=6), CHANGES)
def test_a_checker_finds_after_any_change_what_a_new_one_finds(texts, changes):
    known = context()
    paragraphs = tuple(Paragraph(f"p{n}", text=text) for n, text in enumerate(texts))
    draft, checker = Draft(Facts(title="在全县项目建设大会上的讲话"), paragraphs), Checker()
    checker.check(draft, known)
    for number, (at, how, text, role) in enumerate(changes):
        draft = changed(draft, at, how, text, role, f"n{number}")
        assert checker.check(draft, known) == Checker().check(draft, known)
        assert not checker.failures


def test_the_sentences_above_do_tell_on_one_another():
    paragraphs = tuple(Paragraph(f"p{n}", text=text) for n, text in enumerate(SENTENCES))
    findings = Checker().check(Draft(Facts(), paragraphs), context())
    told = {finding.check for finding in findings if finding.other}
    assert {"twice", "figures", "characters"} <= told


class Total(Ledger[list[int]]):
    """The sum of the numbers of all parts."""

    sum = 0

    def enter(self, part: list[int]) -> None:
        self.sum += sum(part)

    def leave(self, part: list[int]) -> None:
        self.sum -= sum(part)


def test_a_ledger_counts_what_came_and_went_and_nothing_twice():
    one, two, three = [1], [20], [300]
    ledger = Total()
    for parts, total in (([one, two], 21), ([two, one], 21), ([two, three, [4000]], 4320), ([], 0)):
        ledger.follow(parts)
        assert ledger.sum == total


def test_several_ledgers_follow_the_same_parts():
    first, second = Total(), Total()
    both = Ledgers((first, second))
    one, two = [1], [20]
    both.follow([one, two])
    both.follow([two])
    assert (first.sum, second.sum) == (20, 20)
