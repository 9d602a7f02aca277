"""The parts of a .docx: a zip archive that nobody can trust."""

import contextlib
import posixpath
from collections.abc import Iterator
from functools import cached_property
from typing import NoReturn

from drafter.core.errors import UserError
from drafter.reading.formats.archive import Archive, PackedPart
from drafter.reading.formats.docx.xml import Element, parse

_OTHER_PACKAGES = (
    ("xl/", "这是 Excel 表格，不是讲话稿，请导入 Word 文档。"),
    ("ppt/", "这是演示文稿（PPT），不是讲话稿，请导入 Word 文档。"),
    ("content.xml", "这是 OpenDocument 的表格或演示文稿，不是讲话稿，请导入文字文档。"),
)
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


class Package(Archive):
    """The XML parts of one .docx, never read beyond their limit.

    Every method raises UserError where the archive is damaged, protected, hostile or of another program.
    """

    @cached_property
    def main(self) -> bytes:
        """The XML of the main part."""
        info = self._info(self._main_name)
        if info is None:
            self._refuse_missing()
        return self._packed(info).unpacked()

    def packed(self, kind: str) -> PackedPart | None:
        """A part that the main part refers to (`styles`, `numbering`, `footnotes`), not unpacked yet, or None."""
        info = self._info(self._targets.get(kind, ""))
        return None if info is None else self._packed(info)

    def related(self, kind: str) -> Element | None:
        """The root of a part that the main part refers to, or None."""
        part = self.packed(kind)
        return None if part is None else parse(part.unpacked())

    def every_packed(self, *kinds: str) -> Iterator[PackedPart]:
        """All parts of these kinds (`header`) that the main part refers to, those left out that cannot be had."""
        for found, target in self._main_relations:
            info = self._info(target)
            if info is not None and found.get("Type", "").rpartition("/")[2] in kinds:
                with contextlib.suppress(UserError):
                    yield self._packed(info)

    @cached_property
    def _main_name(self) -> str:
        usual = "word/document.xml"
        if self._info(usual):
            return usual
        return self._relationships("").get("officeDocument", usual)

    @cached_property
    def _targets(self) -> dict[str, str]:
        return {found.get("Type", "").rpartition("/")[2]: target for found, target in self._main_relations}

    @cached_property
    def _main_relations(self) -> list[tuple[Element, str]]:
        return list(self._relations(self._main_name))

    def file(self, relation: str) -> bytes:
        """The content of the part to which a relation of the main part refers by its id."""
        targets = {found.get("Id", ""): target for found, target in self._main_relations}
        info = self._info(targets.get(relation, ""))
        if info is None:
            raise UserError("文件里没有它。")
        return self._packed(info).unpacked()

    def _relationships(self, name: str) -> dict[str, str]:
        """The parts that a part refers to, by the last word of their kind."""
        return {found.get("Type", "").rpartition("/")[2]: target for found, target in self._relations(name)}

    def _relations(self, name: str) -> Iterator[tuple[Element, str]]:
        """The relations of a part with the names of the parts that they refer to; none outside the package."""
        folder, base = posixpath.split(name)
        info = self._info(posixpath.join(folder, "_rels", f"{base}.rels"))
        root = None if info is None else parse(self._packed(info).unpacked())
        for found in root.iterchildren(_RELATIONSHIP) if root is not None else ():
            if found.get("TargetMode") != "External":
                target = posixpath.join("/", folder, found.get("Target", ""))
                yield found, posixpath.normpath(target).lstrip("/")

    def _refuse_missing(self) -> NoReturn:
        names = self._zip.namelist()
        for start, sentence in _OTHER_PACKAGES:
            if any(name.startswith(start) for name in names):
                raise UserError(sentence)
        if "[Content_Types].xml" in names:
            raise UserError(
                "文件里缺少正文（document.xml），已损坏；请用 Word 或 WPS 打开修复后另存，再导入。"
            )
        raise UserError("这是一个压缩包。要收进语料库，用“导入语料”选它；要打开其中一份，请先解压。")
