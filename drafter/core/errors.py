"""The two kinds of failure: what a user can mend, and what only we can."""


class UserError(Exception):
    """Something in the user's world: a broken file, a full disk, a folder that is gone.

    The message is one clear Chinese sentence that says what is wrong and what to do. It is shown as it
    stands; nothing else is reported.
    """


class Cancelled(Exception):
    """The user stopped a long job; what was finished before stays finished."""
