"""The draft of a window: its history and its file on disk."""
