"""The kinds of files that can be read, by name: what dialogs, drops and messages say before any file is looked at."""

from collections.abc import Mapping

#: What `inspect` calls each kind: its Chinese name, and how its files usually end, the most usual first.
KINDS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "docx": ("Word", (".docx", ".docm", ".dotx", ".dotm")),
    "doc": ("Word", (".doc", ".dot")),
    "wps": ("WPS", (".wps", ".wpt")),
    "pdf": ("PDF", (".pdf",)),
    "odt": ("ODT", (".odt", ".ott")),
    "ofd": ("OFD", (".ofd",)),
    "rtf": ("RTF", (".rtf",)),
    "xml": ("Word", (".xml",)),
    "mht": ("网页", (".mht", ".mhtml")),
    "html": ("网页", (".html", ".htm")),
    "md": ("Markdown", (".md", ".markdown")),
    "txt": ("文本", (".txt", ".srt")),
}

#: How readable files usually end.
SUFFIXES = tuple(suffix for _, suffixes in KINDS.values() for suffix in suffixes)
#: The same as file dialogs take them.
NAME_PATTERNS = " ".join(f"*{suffix}" for suffix in SUFFIXES)


def formats_told() -> str:
    """The Chinese names of what can be read: Word、WPS、PDF、……"""
    return "、".join(dict.fromkeys(title for title, _ in KINDS.values()))
