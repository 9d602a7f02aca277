"""The outline of the draft, and outlines to choose from."""
