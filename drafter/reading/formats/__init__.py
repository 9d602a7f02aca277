"""Files in, lines out: one module a format, entered in the registry; what a file holds decides, never its name."""
