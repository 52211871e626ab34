"""Pages of the manual that are made of what the tools say of themselves: a hook of MkDocs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

#: In the order of the work.
_GROUPS = ("Engine", "Scenes", "Grid", "Spectra", "Clusters", "Water", "Accuracy")
TOOLS = Path(__file__).resolve().parents[2] / "build" / "manual" / "tools.json"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """List the tools in the table of contents, by group."""
    groups: dict[str, list[dict[str, str]]] = {group: [] for group in _GROUPS}
    for tool in _tools():
        groups.setdefault(tool["group"], []).append({tool["title"]: f"tools/{tool['id']}.md"})
    config.nav = [*(config.nav or []), {"Tools": [{group: pages} for group, pages in groups.items()]}]
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add a page for each tool."""
    for tool in _tools():
        files.append(File.generated(config, f"tools/{tool['id']}.md", content=page(tool)))
    return files


def page(tool: Mapping[str, Any]) -> str:
    """Return the page of a tool, as Markdown."""
    parts = [f"# {tool['title']}", f"`strandline:{tool['id']}` · {tool['group']}", tool["summary"], tool["help"]]
    for title, advanced in (("Parameters", False), ("Advanced parameters", True)):
        chosen = [one for one in tool["parameters"] if one["advanced"] == advanced]
        if chosen:
            parts += [
                f"## {title}",
                _table(("Name", "In the dialog", "What it means"), [_parameter(one) for one in chosen]),
            ]
    if tool["files"]:
        rows = [(f"`{one['name']}`", one["title"], one["help"]) for one in tool["files"]]
        parts += ["## Layers and files", _table(("Name", "In the dialog", "What it holds"), rows)]
    if tool["numbers"]:
        rows = [(f"`{one['name']}`", one["title"]) for one in tool["numbers"]]
        parts += ["## Numbers and texts", _table(("Name", "What it is"), rows)]
    return "\n\n".join([*parts, "## As a command", f"```sh\n{_command(tool)}\n```"]) + "\n"


def _parameter(one: Mapping[str, Any]) -> tuple[str, str, str]:
    more = []
    if one["choices"]:
        more.append("One of " + ", ".join(f"`{choice}`" for choice in one["choices"]) + ".")
    if one["default"]:
        more.append(f"As it comes: `{one['default']}`.")
    elif one["optional"]:
        more.append("May be left empty.")
    return f"`{one['name']}`", one["title"], " ".join([one["help"], *more])


def _command(tool: Mapping[str, Any]) -> str:
    needed = [
        f"{one['name']}=..."
        for one in (*tool["parameters"], *tool["files"])
        if not one["optional"] and not one["default"]
    ]
    return " ".join([f"qgis_process run strandline:{tool['id']} --", *needed])


def _table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    def line(cells: tuple[str, ...]) -> str:
        return "| " + " | ".join(" ".join(cell.split()).replace("|", "\\|") for cell in cells) + " |"

    return "\n".join([line(head), line(("---",) * len(head)), *map(line, rows)])


def _tools() -> list[dict[str, Any]]:
    return json.loads(TOOLS.read_text(encoding="utf-8"))
