from drafter.core.document import Names


def names_in(p):
    return Names()
