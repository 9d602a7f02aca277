"""What became of a draft: files that came back, and the versions that were kept."""
