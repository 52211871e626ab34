"""Pages for people: HTML files that need no network, made from the templates."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, select_autoescape

from .. import __version__
from ..redaction import redact

#: Longer texts are pictures.
_LONGEST = 10_000


def environment() -> Environment:
    """Return what fills templates."""
    return Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=select_autoescape(default=True),
        finalize=_without_secrets,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _without_secrets(value: Any) -> Any:
    return redact(value) if type(value) is str and len(value) < _LONGEST else value


def clock() -> datetime:
    """Return the time that pages are made at."""
    return datetime.now(UTC)


def render(template: str, content: Mapping[str, Any]) -> str:
    """Return a page as text: the template of that name filled with the content, the engine's version and the time.

    What templates show of the content is escaped, and holds no secrets.
    """
    made = clock().strftime("%Y-%m-%d %H:%M UTC")
    return environment().get_template(template).render({"version": __version__, "made": made, **content})
