"""Measures on material of others what is told of origins, figures, states and phrases past their time."""
