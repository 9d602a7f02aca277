"""Whether a passage says as current what is past its time: one answer for cards, recommendations and the check."""
