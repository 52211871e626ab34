"""Step ``assessaccuracy``: the accuracy of a class raster and its areas with errors, from labelled points."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from ..accuracy.class_map import open_class_map
from ..accuracy.estimation import assess
from ..accuracy.labels import label
from ..accuracy.points import Points
from ..accuracy.report import AccuracyReport, accuracy_page
from ..accuracy.tables import accuracy_table, doubts
from ..errors import InputError
from ..job import Job
from ..raster.layer import Source
from ..raster.outputs import Outputs


def run(
    job: Job,
    *,
    image: Source,
    points: Sequence[Mapping[str, Any]],
    table: str | None = None,
    report: str | None = None,
    classes: Sequence[int] | None = None,
    level: float = 0.95,
    parameters: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """Assess the class raster ``image`` by labelled points; write a table (CSV) and a report (HTML).

    Parameters
    ----------
    image : Source
        Class raster.
    points : sequence of mapping
        See :meth:`engine.accuracy.points.Points.read`.
    table, report : str, optional
        Files to write.
    classes : sequence of int, optional
        The classes that the sample was drawn of; all when left out.
    level : float
        Confidence level of the intervals, between 0 and 1.
    parameters : mapping of str to str, optional
        How the result was made, in the user's words, for the report.
    """
    if not 0.0 < level < 1.0:
        raise InputError(f"The confidence level must lie between 0 and 1, not {level:g}. Usual is 0.95.")
    map_of_classes = open_class_map(image)
    read = Points.read(points, map_of_classes.image.grid.crs)
    chosen = frozenset(int(code) for code in classes) if classes else None
    labelled = label(map_of_classes, read, job.part(0.0, 0.9), chosen)
    result = assess(labelled.sample, labelled.map_areas, labelled.total)
    warnings = [*labelled.warnings, *doubts(result, map_of_classes, level)]
    for text in warnings:
        job.warning(text)
    with Outputs(job) as outputs:
        if table:
            outputs.write_lines(table, accuracy_table(result, map_of_classes, level))
        if report:
            content = AccuracyReport(map_of_classes, labelled, result, level, warnings, parameters or {})
            outputs.write_text(report, accuracy_page(content))
    job.progress(1.0)
    overall = result.overall
    low, high = overall.interval(level)
    job.info(f"Overall accuracy {overall.value:.4f}, {level:.4g} interval {low:.4f} to {high:.4f}.")
    error = overall.standard_error
    return {
        "table": table,
        "report": report,
        "overall": overall.value,
        "overall_se": error if math.isfinite(error) else None,
        "points": int(result.counts.sum()),
    }
