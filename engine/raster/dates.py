"""Dates of acquisition as ISO 8601, from the ways in which files write them."""

from __future__ import annotations

from datetime import datetime


def iso_date(text: str) -> str:
    """Return a date or date and time as ISO 8601, or an empty text where there is none to read.

    TIFF's own form ``2018:04:29 10:56:21`` is understood too.
    """
    text = text.strip()
    for form in ("%Y:%m:%d %H:%M:%S", "%Y:%m:%d", "%Y%m%d"):
        try:
            return iso_moment(datetime.strptime(text, form))
        except ValueError:
            continue
    try:
        datetime.fromisoformat(text.replace("Z", "+00:00"))
    except ValueError:
        return ""
    return text


def iso_moment(moment: datetime) -> str:
    """Return a moment as ISO 8601, without the time of day where that is midnight."""
    return moment.date().isoformat() if moment.time() == datetime.min.time() else moment.isoformat()
