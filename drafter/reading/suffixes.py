"""The names that readable files usually bear, for whoever lets the user choose one; what a file holds decides."""

#: The most usual first.
SUFFIXES = (
    ".docx", ".doc", ".wps", ".txt", ".pdf", ".rtf", ".html", ".htm", ".mht", ".mhtml", ".md", ".docm", ".dotx", ".xml", ".srt",
)  # fmt: skip
#: The same as file dialogs take them.
NAME_PATTERNS = " ".join(f"*{suffix}" for suffix in SUFFIXES)
