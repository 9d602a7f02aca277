"""`drafter library`: care of the library."""


def test_list_remove_and_restore(drafter, library):
    (source,) = drafter("library", "list", "--library", library, "--json").json["sources"]
    assert source["paragraphs"] == 13
    assert drafter("library", "remove", source["id"], "--library", library).status == 0
    assert drafter("search", "牵头单位", "--library", library, "--json").json["total"] == 0
    assert drafter("library", "restore", source["id"], "--library", library).status == 0
    assert drafter("search", "牵头单位", "--library", library, "--json").json["total"] == 1


def test_backup_and_restore_are_one_file(drafter, library, tmp_path):
    backup = tmp_path / "语料库.bak"
    assert drafter("library", "backup", backup, "--library", library).status == 0
    assert "已经存在" in drafter("library", "backup", backup, "--library", library).sentence
    other = tmp_path / "other"
    assert drafter("library", "restore", backup, "--library", other).status == 0
    assert drafter("search", "牵头单位", "--library", other, "--json").json["total"] == 1


def test_info_verify_and_rebuild(drafter, library):
    info = drafter("library", "info", "--library", library, "--json").json
    assert (info["sources"], info["paragraphs"]) == (1, 13)
    assert drafter("library", "verify", "--library", library, "--json").json["problems"] == []
    assert drafter("library", "rebuild", "--library", library).status == 0
    assert drafter("library", "verify", "--library", library, "--json").json["problems"] == []


def test_an_unknown_source_is_said_in_one_line(drafter, library):
    for command in ("remove", "restore"):
        result = drafter("library", command, "nosuch", "--library", library)
        assert result.status == 1
        assert "nosuch" in result.sentence


def test_a_backup_that_is_not_there_is_called_a_file(drafter, library, tmp_path):
    done = drafter("library", "restore", tmp_path / "备份.db", "--library", library)
    assert (done.status, done.err) == (1, f"找不到备份文件“{tmp_path / '备份.db'}”，请检查路径。\n")
