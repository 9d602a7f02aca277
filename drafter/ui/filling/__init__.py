"""Blanks, words of another level, the unit, alternatives."""
