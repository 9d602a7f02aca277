"""Help, and what helps whoever supports an office."""
