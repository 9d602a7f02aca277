"""How a draft begins, is kept on disk and comes back."""
