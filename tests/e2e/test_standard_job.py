"""The standard job, played with real keys and a real pointer: it stays possible, within its actions and seconds."""

import pytest

from tests.e2e.standard_job import JOBS, Job, play_job


@pytest.mark.pointer
@pytest.mark.parametrize("job", JOBS, ids=lambda job: job.story)
def test_a_speech_is_made_of_three_old_ones_with_nothing_of_others_left(xvfb: str, job: Job) -> None:
    wrong, told = play_job(job)
    assert not wrong, told
