"""`drafter search`: hits with their sources, narrowed as asked."""

from pathlib import Path


def test_a_hit_says_what_it_is_and_where_it_comes_from(drafter, library, speech):
    found = drafter("search", "牵头单位", "--library", library, "--json").json
    assert found["total"] == 1
    (hit,) = found["hits"]
    assert set(hit) == {"id", "text", "role", "move", "source", "score"}
    assert hit["text"] == "责任到人。每项任务都要明确牵头单位和完成时限。"
    assert hit["role"] == "point"
    assert (hit["source"]["title"], hit["source"]["date"]) == ("在全县示范工作会议上的讲话", "2026-03-05")
    assert Path(hit["source"]["file"]).name == speech.name


def test_words_are_anded_and_narrowed_by_move_kind_and_limit(drafter, library):
    def total(*arguments):
        return drafter("search", *arguments, "--library", library, "--json").json["total"]

    assert total("落实") > total("落实", "关键") == 1
    assert total("落实", "庄稼") == 0
    assert total("落实", "-关键") == total("落实") - 1
    assert total("团结一心", "--move", "closing") == 1
    assert total("团结一心", "--move", "review") == 0
    assert total("狠抓", "--kind", "heading") == 1
    section = drafter("search", "督查", "--kind", "section", "--library", library, "--json").json["hits"][0]
    assert section["text"].startswith("一、狠抓落实")
    assert "\n一要责任到人" in section["text"]
    assert len(drafter("search", "到位", "--limit", "1", "--library", library, "--json").json["hits"]) == 1


def test_the_terminal_shows_text_and_source(drafter, library):
    shown = drafter("search", "牵头单位", "--library", library).out
    assert "责任到人" in shown
    assert "在全县示范工作会议上的讲话 · 2026年3月5日" in shown


def test_an_empty_library_of_ones_own_offers_the_starter_material(drafter):
    assert drafter("search", "安全生产", "--json").json["total"] > 0


def test_another_folder_holds_only_what_was_imported(drafter, tmp_path):
    (tmp_path / "other").mkdir()
    assert drafter("search", "安全生产", "--library", tmp_path / "other", "--json").json == {
        "total": 0,
        "hits": [],
    }


def test_a_library_folder_that_is_not_there_is_a_slip_of_the_pen(drafter, tmp_path):
    result = drafter("search", "词", "--library", tmp_path / "slip")
    assert result.status == 1
    assert "slip" in result.sentence
    assert not (tmp_path / "slip").exists()
