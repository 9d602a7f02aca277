"""The window as a whole: what puts the features together and lets them reach each other."""
