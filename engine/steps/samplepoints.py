"""Step ``samplepoints``: a stratified random sample of a class raster, to be labelled by hand."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from ..accuracy.class_map import open_class_map
from ..accuracy.design import allocate, sample_size
from ..accuracy.drawing import Drawn, draw
from ..accuracy.strata import Stratum, find_strata
from ..errors import InputError
from ..job import Job
from ..raster.grid import Grid
from ..raster.layer import Source
from ..raster.outputs import Outputs


def run(
    job: Job,
    *,
    image: Source,
    output: str,
    classes: Sequence[int] | None = None,
    standard_error: float = 0.01,
    size: int | None = None,
    minimum: int = 50,
    shore_buffer: float | None = None,
    expected: float = 0.9,
    expected_of: Mapping[str, float] | None = None,
    seed: int = 0,
) -> dict[str, Any]:
    """Draw a sample of ``image`` and write its points as one JSON object a line.

    Parameters
    ----------
    image : Source
        Class raster.
    output : str
        Text file; each line has ``id``, ``stratum``, ``weight`` (share of the stratum in the ground), ``map_class``,
        ``reference`` (null) and ``wkt``, the middle of the pixel in the raster's CRS.
    classes : sequence of int, optional
        The classes to sample; all when left out.
    standard_error : float
        Wanted of overall accuracy; decides the size where ``size`` is left out.
    size : int, optional
        Points of the whole sample.
    minimum : int
        Fewest points of a stratum.
    shore_buffer : float, optional
        Makes the pixels so near to a boundary between classes a stratum of their own; in units of the CRS.
    expected : float
        User's accuracy that is expected of each stratum.
    expected_of : mapping of str to float, optional
        The same for some classes, by their numbers as text.
    seed : int
    """
    if minimum < 2:
        raise InputError("A stratum needs two points or more, or its error cannot be estimated.")
    map_of_classes = open_class_map(image)
    chosen = frozenset(int(code) for code in classes) if classes else None
    strata, found = find_strata(map_of_classes, job.part(0.0, 0.5), chosen=chosen, buffer=shore_buffer or 0.0)
    area = np.array([stratum.ground.area for stratum in found])
    pixels = [stratum.ground.pixels for stratum in found]
    weights = area / area.sum()
    accuracy = _expected(found, expected, expected_of or {})
    wanted = size if size is not None else sample_size(weights, accuracy, standard_error)
    points = allocate(wanted, weights, pixels, minimum)
    _warn(job, found, weights, points, wanted)
    drawn = draw(strata, list(zip(found, points.tolist(), strict=True)), seed, job.part(0.5, 1.0))
    share = {stratum.code: float(weight) for stratum, weight in zip(found, weights, strict=True)}
    with Outputs(job) as outputs:
        outputs.write_lines(output, _lines(drawn, share, map_of_classes.image.grid))
    names = {stratum.code: stratum.name for stratum in found}
    return {
        "output": output,
        "size": len(drawn.rows),
        "crs": map_of_classes.image.grid.crs,
        "strata": [[code, name] for code, name in names.items()],
        "classes": [
            [code, map_of_classes.name(code)]
            for code in sorted({*map_of_classes.names, *(one.code for one in found if not one.shore)})
        ],
    }


def _expected(found: Sequence[Stratum], usual: float, of: Mapping[str, float]) -> list[float]:
    unknown = sorted(set(of) - {str(stratum.code) for stratum in found})
    if unknown:
        there = ", ".join(str(stratum.code) for stratum in found)
        raise InputError(f"An accuracy is expected of class {unknown[0]}, which is not sampled. Sampled are: {there}.")
    return [of.get(str(stratum.code), usual) for stratum in found]


def _warn(job: Job, found: Sequence[Stratum], weights: np.ndarray, points: np.ndarray, wanted: int) -> None:
    for stratum, weight, count in zip(found, weights.tolist(), points.tolist(), strict=True):
        job.info(
            f"Stratum {stratum.code} ({stratum.name}): {stratum.ground.area:.6g} km², {weight:.2%} of the ground, "
            f"{count} points."
        )
    total = int(points.sum())
    if total > wanted:
        job.info(f"{total} points instead of {wanted}, so that each stratum has its minimum.")
    if total < wanted:
        job.warning(f"{total} points instead of {wanted}: there are no more pixels.")
    small = [f"{one.code} ({one.name})" for one, count in zip(found, points.tolist(), strict=True) if count < 2]
    if small:
        job.warning(
            f"The strata {', '.join(small)} have a single pixel. The error there cannot be estimated: sample "
            "again without them, by naming the other classes."
        )


def _lines(drawn: Drawn, share: Mapping[int, float], grid: Grid) -> Iterator[str]:
    for number, (row, column, stratum, code) in enumerate(
        zip(drawn.rows.tolist(), drawn.columns.tolist(), drawn.strata.tolist(), drawn.classes.tolist(), strict=True),
        start=1,
    ):
        x, y = grid.transform @ (column + 0.5, row + 0.5)
        record = {
            "id": number,
            "stratum": stratum,
            "weight": share[stratum],
            "map_class": code,
            "reference": None,
            "wkt": f"POINT ({x!r} {y!r})",
        }
        yield json.dumps(record) + "\n"
