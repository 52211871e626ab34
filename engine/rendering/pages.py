"""Pages for people: HTML files that need no network, made from the templates."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, select_autoescape


def render(template: str, content: Mapping[str, Any]) -> str:
    """Return a page as text: the template of that name filled with the content."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=select_autoescape(),
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(template).render(content)
