"""Who reads what on a server, in a short form; the long one is `python -m tests.office.rights`."""

import pytest

pytest.importorskip("psycopg")

from tests.office import rights
from tests.office.cluster import Cluster


def test_nobody_reads_more_or_less_than_the_model_says(cluster: Cluster):
    rights.set_up(cluster)
    found = rights.differences(cluster, 600, seed=5)
    assert found.different == []
    assert found.wide * 10 >= found.sources, "too few sources are wider than their unit to prove anything"
    for clause in ("given", "a fact of a source that is seen"):
        with rights.without(cluster, clause):
            noticed = rights.differences(cluster, 600, seed=5, stop=True).different
        assert noticed, f"nobody noticed that {clause} was gone"
