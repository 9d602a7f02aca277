"""Small parts that know nothing of drafts."""
