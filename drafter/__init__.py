"""Drafter: speeches from an office's own past speeches, offline."""


def __getattr__(name: str) -> str:
    """`drafter.__version__`, looked up when somebody asks: at start-up nobody does.

    It stands once, in pyproject.toml; a tree that was never installed has version 0.
    """
    if name != "__version__":
        raise AttributeError(name)
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("drafter")
    except PackageNotFoundError:
        return "0"
