"""Findings in cells of tables, as the terminal tells them."""

import docx


def test_the_terminal_counts_paragraphs_as_inspect_does(drafter, tmp_path):
    document = docx.Document()
    document.add_paragraph("在全县防汛会议上的讲话")
    document.add_paragraph("同志们：")
    table = document.add_table(2, 2)
    table.cell(1, 0).text, table.cell(1, 1).text = "平山县水利局", "年底前"
    table.cell(0, 0).text, table.cell(0, 1).text = "单位", "时限"
    document.add_paragraph("请平山县的同志抓好落实。")
    path = tmp_path / "讲话.docx"
    document.save(str(path))
    shown = drafter("inspect", path, "--json").json["paragraphs"]
    found = drafter("check", path, "--fact", "place=临水县", "--json").json["findings"]
    in_text, in_cell = (
        [f for f in found if f["check"] == "names" and ("cell" in f) is it] for it in (False, True)
    )
    assert all(f["text"] in shown[f["paragraph"]]["text"] for f in in_text)
    assert [f["cell"] for f in in_cell] == [[1, 0]]
    assert "表格第 2 行第 1 列" in drafter("check", path, "--fact", "place=临水县").out
