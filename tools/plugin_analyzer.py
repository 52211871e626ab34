"""Fail on every finding of qgis-plugin-analyzer that ``plugin-analyzer-allowed.toml`` gives no reason for.

``plugin_analyzer.py CONTEXT`` reads what the analyzer, which ends well whatever it finds, has written.
"""

from __future__ import annotations

import ast
import json
import sys
import tomllib
from pathlib import Path
from typing import Any

ALLOWED = Path(__file__).with_name("plugin-analyzer-allowed.toml")
ROOT = Path(__file__).resolve().parents[1]


def findings(context: dict[str, Any]) -> list[dict[str, Any]]:
    """Return all findings; each has ``file``, ``line``, ``type`` and ``message``."""
    if not any(module["path"].startswith("algorithms/") for module in context["modules"]):
        raise SystemExit("The analyzer has looked at nothing; see [tool.qgis-analyzer] in pyproject.toml.")
    found = [*context["qgis_compliance"]["best_practices"]["issues"], *context["security"]["findings"]]
    return [one for one in found if not (one["type"] == "MISSING_I18N" and is_tag(one["file"], one["line"]))]


def is_tag(file: str, line: int) -> bool:
    """Whether a line of a file lies within the tags of a tool."""
    path = ROOT / file
    tree = ast.parse(path.read_text(encoding="utf-8") if path.is_file() else "")
    return any(
        isinstance(node, ast.Assign)
        and ast.unparse(node.targets[0]) == "TAGS"
        and node.lineno <= line <= (node.end_lineno or 0)
        for node in ast.walk(tree)
    )


def judge(found: list[dict[str, Any]], allowed: dict[str, Any]) -> list[str]:
    """Return what is wrong, in lines: findings without a reason, and reasons without a finding."""
    wrong, unused = (
        [],
        {
            (kind, place)
            for kind, entry in allowed.items()
            for place in (*entry.get("files", [""]), *entry.get("texts", ()))
        },
    )
    for finding in found:
        kind, file = finding["type"], finding["file"]
        entry = allowed.get(kind, {})
        texts = [text for text in entry.get("texts", [""]) if text in finding["message"]]
        if kind in allowed and file in entry.get("files", [file]) and texts:
            unused -= {(kind, place) for place in ("", file, *texts)}
        else:
            wrong.append(f"{file}:{finding['line']}: {kind} {finding['message']}")
    return wrong + [f"{ALLOWED.name}: {kind} {file} is not found any more" for kind, file in sorted(unused)]


if __name__ == "__main__":
    problems = judge(
        findings(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))),
        tomllib.loads(ALLOWED.read_text(encoding="utf-8")),
    )
    print("\n".join(problems), end="\n" if problems else "")
    sys.exit(bool(problems))
