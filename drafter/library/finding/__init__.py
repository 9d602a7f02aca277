"""What finds blocks again: by words, by facets, by likeness, and for a place in a draft."""
