"""The sheet: the draft as one continuous text."""
