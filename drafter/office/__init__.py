"""What carries the library's records to colleagues and back; a process of its own, never part of the window."""
