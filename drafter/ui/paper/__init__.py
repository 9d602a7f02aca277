"""The finished paper: export, preview, reading copy, revisions."""
