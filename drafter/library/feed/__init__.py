"""What is said of sources, as facts with one merge rule: pure functions and SQLite, no network."""
