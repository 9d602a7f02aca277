"""Campaigns and slogans in quotation marks that belong to one office, not to the whole country."""

import re
from dataclasses import dataclass
from functools import cache

from drafter.core.toml import own_toml
from drafter.reading.mentions import Mention

_QUOTED = re.compile("“([^“”]{2,14})”")


@dataclass(frozen=True, slots=True)
class _CampaignCues:
    before: re.Pattern[str]
    after: re.Pattern[str]
    national: frozenset[str]


def find_campaigns(text: str) -> list[Mention]:
    """The quoted names of campaigns and slogans, without the quotation marks; national terms are left out."""
    cues = _cues()
    return [
        Mention(match.start(1), match.end(1), match.group(1))
        for match in _QUOTED.finditer(text)
        if match.group(1) not in cues.national
        and (
            cues.after.match(text, match.end())
            or cues.before.search(text[max(0, match.start() - 4) : match.start()])
        )
    ]


@cache
def _cues() -> _CampaignCues:
    data = own_toml("reading", "campaigns.toml")
    return _CampaignCues(
        before=re.compile(f"(?:{'|'.join(data['before'])})$"),
        after=re.compile("|".join(data["after"])),
        national=frozenset(data["national"]),
    )
