"""Running the checks: only what changed, in order, without what somebody called right."""

import random
from collections import Counter
from dataclasses import replace

from drafter.checks.check import Check
from drafter.checks.finding import Severity, found
from drafter.checks.run import CHECKS, Checker
from drafter.core import edits
from drafter.core.history import History
from tests.checks.conftest import drafted
from tests.checks.table import all_seeds
from tests.checks.texts import bodies, check_draft, clean_drafts, context


def test_every_check_has_a_name_and_a_chinese_title():
    assert len({check.name for check in CHECKS}) == len(CHECKS)
    assert all(check.title for check in CHECKS)


def test_only_what_changed_is_looked_at_again():
    seen = Counter()

    def count(paragraph, context):
        seen[paragraph.id] += 1
        return ()

    checker = Checker((Check("count", "数", Severity.HINT, paragraph=count),))
    draft = drafted("一。", "二。", "三。")
    known = context()
    checker.check(draft, known)
    checker.check(edits.set_text(draft, "p1", "二二。"), known)
    assert seen == {"p0": 1, "p1": 2, "p2": 1}


def test_checking_after_an_edit_gives_what_checking_anew_gives():
    draft = clean_drafts()[4]
    checker = Checker()
    known = context()
    checker.check(draft, known)
    edited = edits.set_text(draft, draft.paragraphs[9].id, "请澄城县的同志先讲,一是、抓紧。")
    assert checker.check(edited, known) == check_draft(edited, known)


def test_edits_within_sentences_give_what_checking_anew_gives():
    draft = clean_drafts()[0]
    known, checker, chance = context(), Checker(), random.Random(5)
    pieces = ("困感", "布署", "。要攻坚完难，", "；", "", "认真的落实", "！？")
    checker.check(draft, known)
    for _ in range(40):
        at = chance.choice(bodies(draft))
        text = draft.paragraphs[at].text
        start = chance.randrange(len(text) - 4)
        text = text[:start] + chance.choice(pieces) + text[start + chance.randrange(4) :]
        draft = edits.set_text(draft, draft.paragraphs[at].id, text)
        found = [f for f in checker.check(draft, known) if f.check == "characters"]
        assert found == [f for f in check_draft(draft, known) if f.check == "characters"]


def test_findings_stand_in_the_order_of_the_text():
    findings = check_draft(drafted("榆林市、延安市。", "澄城县。"), context())
    assert [f.text for f in findings if f.check == "names"] == ["榆林市", "延安市", "澄城县"]


def test_a_finding_can_be_ignored_here_or_wherever_it_stands():
    draft = drafted("榆林市和榆林市。", "榆林市。")
    known = context()
    findings = [f for f in check_draft(draft, known) if f.check == "names"]
    assert len({f.key for f in findings}) == 3
    here = replace(known, ignored=frozenset([findings[1].key]))
    assert [f.key for f in check_draft(draft, here) if f.check == "names"] == [
        findings[0].key,
        findings[2].key,
    ]
    everywhere = replace(known, ignored=frozenset([findings[0].kind]))
    assert [f for f in check_draft(draft, everywhere) if f.check == "names"] == []


def test_the_key_of_a_finding_outlives_typing_before_it():
    before = check_draft(drafted("去榆林市。"), context())
    after = check_draft(drafted("我们一起去榆林市。"), context())
    assert [f.key for f in before if f.check == "names"] == [f.key for f in after if f.check == "names"]


def test_each_fix_is_one_step_and_undo_gives_the_identical_draft():
    mended = 0
    checker = Checker()
    for seed in all_seeds()[::3]:
        for finding in checker.check(seed.draft, seed.context):
            for fix in finding.fixes:
                history = History(seed.draft)
                if history.push(fix(seed.draft), fix.label):
                    mended += 1
                    assert history.undo() == seed.draft
    assert mended > 300


def test_a_fix_puts_its_text_where_the_finding_is():
    draft = drafted("要按照榆林市的部署抓好落实。")
    (finding,) = [f for f in check_draft(draft, context()) if f.check == "names"]
    assert finding.fixes[0](draft).paragraphs[0].text == "要按照清源县的部署抓好落实。"


def test_a_fix_for_what_is_no_longer_there_changes_nothing():
    draft = drafted("去榆林市。")
    (finding,) = [f for f in check_draft(draft, context()) if f.check == "names"]
    changed = edits.set_text(draft, "p0", "别去了。")
    assert finding.fixes[0](changed) is changed


def test_findings_name_their_place_exactly():
    paragraph = drafted("去榆林市。").paragraphs[0]
    finding = found("x", Severity.HINT, paragraph, 1, 4, "话", ("清源县",))
    assert (finding.text, finding.fixes[0].changes[0].end) == ("榆林市", 4)
