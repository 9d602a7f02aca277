"""Wrong characters: known slips from a table, 的地得, and words that no dictionary knows."""

from collections.abc import Iterator

from drafter.checks.check import Check
from drafter.checks.context import Context
from drafter.checks.finding import Finding, Severity, found
from drafter.checks.misspelt import misspelt
from drafter.core.model import Paragraph
from drafter.reading.people import find_people
from drafter.reading.places import Gazetteer

NAME = "characters"


def find_wrong_characters(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    """The wrong characters of a paragraph, each with what is meant."""
    text = paragraph.text
    taken: set[int] = set()
    for start, end, slip in context.terms.characters.find(text):
        taken |= set(range(start, end))
        message = f"“{slip.wrong}”应为“{slip.right}”。"
        yield found(NAME, Severity.WARNING, paragraph, start, end, message, (slip.right,))
    for pattern, right in context.terms.characters.particles:
        for match in pattern.finditer(text):
            if match.start(1) not in taken:
                message = f"这里的“{match.group(1)}”应为“{right}”。"
                yield found(NAME, Severity.WARNING, paragraph, *match.span(1), message, (right,))
    taken |= _names(text, context)
    for guess in misspelt(text, context):
        if not taken & set(range(guess.start, guess.end)):
            severity = Severity.WARNING if guess.certain else Severity.HINT
            written = text[guess.start : guess.end]
            message = f"词典里没有“{written}”，可能是“{guess.word}”。"
            yield found(NAME, severity, paragraph, guess.start, guess.end, message, (guess.word,))


def _names(text: str, context: Context) -> set[int]:
    """The characters that belong to names, which are in no dictionary."""
    own = [name for name in (context.place, context.unit, context.speaker) if name]
    own += [leader.name for leader in context.leaders]
    spans = [(m.start, m.end) for m in (*Gazetteer.load().find(text), *find_people(text))]
    for name in own:
        start = text.find(name)
        while start >= 0:
            spans.append((start, start + len(name)))
            start = text.find(name, start + 1)
    return {place for start, end in spans for place in range(start, end)}


CHECK = Check(NAME, "错别字", Severity.WARNING, paragraph=find_wrong_characters)
