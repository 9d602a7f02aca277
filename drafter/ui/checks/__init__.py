"""The findings in the window."""
