"""Where the words of a draft come from."""
