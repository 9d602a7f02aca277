"""A draft as the pages it becomes: made, painted, printed, written into a file."""
