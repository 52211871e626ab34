"""A step whose module cannot be imported, because a package is missing."""

from __future__ import annotations

from typing import Any

import no_such_package_of_anyone

from engine.job import Job


def run(job: Job) -> dict[str, Any]:
    return {"value": no_such_package_of_anyone}
