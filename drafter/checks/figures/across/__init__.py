"""What several sentences and paragraphs of a draft say of one matter, and cannot all be right."""
