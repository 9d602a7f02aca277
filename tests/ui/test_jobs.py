"""Work off the main thread, and what the window hears of it."""

import gc
import sys
import threading
import time
from functools import partial

from drafter.core.errors import Cancelled, UserError
from drafter.core.progress import Progress
from drafter.trouble import log_file
from drafter.ui.base.jobs import JobRunner, Latest


def counting(steps, cleaned, pause=0.002):
    """A long job that counts, and remembers that it was cleaned up after."""
    try:
        for done in range(steps):
            time.sleep(pause)
            yield Progress(done, steps, f"第 {done} 步")
        return steps
    finally:
        cleaned.append(True)


def test_a_plain_function_gives_its_result_from_another_thread(qtbot, jobs):
    task = jobs.run(threading.get_ident)
    with qtbot.waitSignal(task.finished) as answer:
        pass
    assert answer.args[0] != threading.get_ident()


def test_a_job_reports_progress_in_the_main_thread_and_ends_with_its_result(qtbot, jobs):
    seen, cleaned = [], []
    task = jobs.run(counting(60, cleaned))
    task.progressed.connect(lambda progress: seen.append((progress.note, threading.get_ident())))
    with qtbot.waitSignal(task.finished) as answer:
        pass
    assert answer.args == [60]
    assert cleaned == [True]
    assert seen[0] == ("第 0 步", threading.get_ident())
    assert {thread for _, thread in seen} == {threading.get_ident()}


def test_a_sentence_for_the_user_arrives_as_it_stands(qtbot, jobs):
    def broken():
        raise UserError("磁盘已满，请清理后再试。")

    with qtbot.waitSignal(jobs.run(broken).failed) as failure:
        pass
    assert isinstance(failure.args[0], UserError)
    assert str(failure.args[0]) == "磁盘已满，请清理后再试。"


def test_our_own_mistake_arrives_in_a_sentence_and_in_the_log(qtbot, jobs, tmp_path, monkeypatch):
    monkeypatch.setenv("DRAFTER_HOME", str(tmp_path))
    with qtbot.waitSignal(jobs.run(lambda: 1 // 0).failed) as failure:
        pass
    assert isinstance(failure.args[0], UserError)
    assert "ZeroDivisionError" in str(failure.args[0])
    assert "1 // 0" in log_file().read_text(encoding="utf-8")


def test_cancelling_stops_a_job_at_its_next_step_and_cleans_up(qtbot, jobs):
    cleaned = []
    task = jobs.run(counting(100_000, cleaned))
    with qtbot.waitSignal(task.progressed):
        pass
    with qtbot.waitSignal(task.cancelled):
        task.cancel()
    assert cleaned == [True]


def test_a_cancelled_job_may_still_say_how_far_it_came(qtbot, jobs):
    def honest():
        done = 0
        try:
            while True:
                done += 1
                time.sleep(0.002)
                yield Progress(done, 0)
        except Cancelled:
            return done

    task = jobs.run(honest())
    with qtbot.waitSignal(task.progressed):
        pass
    with qtbot.waitSignal(task.finished) as answer:
        task.cancel()
    assert answer.args[0] > 0


def test_a_task_is_kept_until_its_last_signal_has_arrived_and_no_longer(qtbot, jobs):
    ended = []
    jobs.run(lambda: 1).ended.connect(lambda: ended.append(jobs.is_busy))
    qtbot.waitUntil(lambda: bool(ended))
    assert ended == [False]


class Held:
    """Something that remembers in which thread it came to its end."""

    def __init__(self, ends):
        self._ends = ends

    def __del__(self):
        self._ends.append(threading.get_ident())


def test_neither_work_nor_outcome_comes_to_its_end_in_a_thread_of_the_pool(qtbot, jobs):
    ends = []

    def failing(held):
        raise UserError(f"没有做成：{held is None}")

    def some_work():
        kept, given = Held(ends), Held(ends)
        return [lambda: kept and Held(ends), partial(failing, given), lambda: (_ for _ in (kept, given))]

    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        for _ in range(300):
            for work in some_work():
                jobs.run(work)
            del work
            qtbot.waitUntil(lambda: not jobs.is_busy)
    finally:
        sys.setswitchinterval(before)
    gc.collect()
    assert len(ends) == 900
    assert set(ends) == {threading.get_ident()}


def test_shutting_down_cancels_what_runs_and_nothing_is_heard_afterwards(qtbot):
    jobs, heard, cleaned = JobRunner(), [], []
    task = jobs.run(counting(100_000, cleaned))
    task.cancelled.connect(lambda: heard.append("cancelled"))
    task.ended.connect(lambda: heard.append("ended"))
    with qtbot.waitSignal(task.progressed):
        pass
    assert jobs.shut_down()
    qtbot.wait(20)
    assert cleaned == [True]
    assert heard == []
    assert not jobs.is_busy


def test_of_many_questions_only_the_newest_is_answered(qtbot, jobs):
    latest, answers, asked = Latest(jobs), [], []

    def question(number):
        def answer():
            asked.append(number)
            time.sleep(0.02)
            return number

        return answer

    latest.answered.connect(answers.append)
    for number in range(20):
        latest.ask(question(number))
    qtbot.waitUntil(lambda: bool(answers))
    qtbot.wait(50)
    assert answers == [19]
    assert asked == [0, 19]


def test_an_answer_that_nobody_wants_any_more_is_dropped(qtbot, jobs):
    latest, answers = Latest(jobs), []
    latest.answered.connect(answers.append)
    latest.ask(lambda: time.sleep(0.02))
    latest.forget()
    qtbot.waitUntil(lambda: not jobs.is_busy)
    assert answers == []


def test_a_question_that_fails_says_so_and_the_next_one_is_answered(qtbot, jobs, tmp_path, monkeypatch):
    monkeypatch.setenv("DRAFTER_HOME", str(tmp_path))
    latest = Latest(jobs)
    with qtbot.waitSignal(latest.failed) as failure:
        latest.ask(lambda: {}["没有"])
    assert "KeyError" in str(failure.args[0])
    with qtbot.waitSignal(latest.answered) as answer:
        latest.ask(lambda: "好")
    assert answer.args == ["好"]
