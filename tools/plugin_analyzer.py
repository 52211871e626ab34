"""Fail on every finding of qgis-plugin-analyzer that ``plugin-analyzer-allowed.toml`` gives no reason for.

``plugin_analyzer.py CONTEXT`` reads what the analyzer, which ends well whatever it finds, has written.
"""

from __future__ import annotations

import json
import sys
import tomllib
from pathlib import Path
from typing import Any

ALLOWED = Path(__file__).with_name("plugin-analyzer-allowed.toml")


def findings(context: dict[str, Any]) -> list[dict[str, Any]]:
    """Return all findings; each has ``file``, ``line``, ``type`` and ``message``."""
    if not any(module["path"].startswith("algorithms/") for module in context["modules"]):
        raise SystemExit("The analyzer has looked at nothing; see [tool.qgis-analyzer] in pyproject.toml.")
    return [*context["qgis_compliance"]["best_practices"]["issues"], *context["security"]["findings"]]


def judge(found: list[dict[str, Any]], allowed: dict[str, Any]) -> list[str]:
    """Return what is wrong, in lines: findings without a reason, and reasons without a finding."""
    wrong, unused = [], {(kind, file) for kind, entry in allowed.items() for file in entry.get("files", [""])}
    for finding in found:
        kind, file = finding["type"], finding["file"]
        if kind in allowed and file in allowed[kind].get("files", [file]):
            unused -= {(kind, file), (kind, "")}
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
