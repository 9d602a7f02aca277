"""The fingerprints of all paragraphs, by which copied text is found, and how they are kept."""
