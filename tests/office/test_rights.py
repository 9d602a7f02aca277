"""Who reads what on a server, in a short form; the long one is `python -m tests.office.rights`."""

import pytest

pytest.importorskip("psycopg")

from tests.office import rights
from tests.office.cluster import Cluster


def test_nobody_reads_more_or_less_than_the_model_says_and_each_clause_counts(cluster: Cluster):
    rights.set_up(cluster)
    try:
        assert rights.differences(cluster, 200, seed=5) == []
        for name in ("given", "own unit"):
            rights.with_policy(cluster, rights.MUTANTS[name])
            assert rights.differences(cluster, 300, seed=5, stop=True), f"nobody noticed that {name} was gone"
    finally:
        rights.with_policy(cluster, rights.WHOLE)
