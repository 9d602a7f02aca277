"""What drags carry, and what is taken from other programs."""
