"""The finished paper: export, preview, lectern copy, revisions."""
