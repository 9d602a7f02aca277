"""A file that is opened to look at: the page that shows what was recognised in it."""
