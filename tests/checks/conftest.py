"""What the tests of the checks share."""

from dataclasses import replace

import pytest

from drafter.checks.finding import Finding
from drafter.core.model import Draft, Paragraph, Role, Source
from tests.checks.texts import check_draft, context


@pytest.fixture
def check():
    """Check one paragraph, or several, and give what one check finds: `check("names", text, ...)`."""

    def run(name: str, *paragraphs, source: Source | None = None, **known) -> list[Finding]:
        draft = drafted(*paragraphs, source=source)
        return [f for f in check_draft(draft, context(**known)) if f.check == name]

    return run


def drafted(*paragraphs: str | Paragraph, source: Source | None = None) -> Draft:
    """A draft of these paragraphs; a text is a body paragraph."""
    made = [p if isinstance(p, Paragraph) else Paragraph("", Role.BODY, text=p) for p in paragraphs]
    return Draft(
        paragraphs=tuple(
            replace(p, id=p.id or f"p{n}", source=p.source or source) for n, p in enumerate(made)
        )
    )
