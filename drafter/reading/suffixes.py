"""The names that readable files usually bear, for whoever lets the user choose one; what a file holds decides."""

#: As file dialogs take them, the most usual first.
NAME_PATTERNS = (
    "*.docx *.doc *.wps *.txt *.pdf *.rtf *.html *.htm *.mht *.mhtml *.md *.docm *.dotx *.xml *.srt"
)
