"""What to search a STAC API for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from ..errors import InputError

#: APIs that need not be spelt out.
KNOWN = {
    "planetary-computer": "https://planetarycomputer.microsoft.com/api/stac/v1",
    "earth-search": "https://earth-search.aws.element84.com/v1",
}


@dataclass(frozen=True)
class SearchRequest:
    """What to look for.

    Attributes
    ----------
    url : str
        Address of the API, or one of :data:`KNOWN`.
    collections : sequence of str
        Ids of collections.
    bounds : tuple of float
        West, south, east, north in degrees; west is above east across the antimeridian.
    start, end : str
        First and last day or moment, ISO 8601; empty for no limit.
    max_cloud : float or None
        Clouds must cover less than this percentage of the scene; 0 for scenes without any.
    platform : str
        Such as ``landsat-8``; several separated by commas; empty for all.
    limit : int
        How many scenes to list at most.
    interval : str or None
        Start and end as a STAC API takes them, None where neither is given.

    Raises
    ------
    InputError
        If start or end is no date, or the end comes first.
    """

    url: str
    collections: Sequence[str]
    bounds: tuple[float, float, float, float]
    start: str = ""
    end: str = ""
    max_cloud: float | None = None
    platform: str = ""
    limit: int = 100
    interval: str | None = field(init=False)

    def __post_init__(self) -> None:
        start, end = moment(self.start, "Start", last=False), moment(self.end, "End", last=True)
        if start and end and start > end:
            raise InputError(f"The start ({self.start}) lies after the end ({self.end}).")
        object.__setattr__(self, "interval", f"{start or '..'}/{end or '..'}" if start or end else None)

    @property
    def address(self) -> str:
        """The API's address without a slash at its end."""
        return KNOWN.get(self.url.strip().lower(), self.url.strip()).rstrip("/")

    @property
    def platforms(self) -> list[str]:
        """The wanted platforms."""
        return [name.strip() for name in self.platform.split(",") if name.strip()]


def moment(text: str, what: str, last: bool) -> str:
    """Return a date or a moment as a STAC API takes it, a day as its ``last`` second or its first; empty for an empty text.

    Raises
    ------
    InputError
        If it is none; ``what`` names it.
    """
    if not text:
        return ""
    try:
        found = datetime.fromisoformat(text.replace("Z", "+00:00"))
    except ValueError as problem:
        raise InputError(f"{what}: '{text}' is not a date. Write it as 2017-06-01.") from problem
    if last and len(text) <= 10:
        found = found.replace(hour=23, minute=59, second=59)
    found = found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    return found.strftime("%Y-%m-%dT%H:%M:%SZ")
