"""The main job: two images of a lake onto one grid, clustered, water chosen, compared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from ..clustering.model import ClusterModel
from ..clustering.pipeline import SpectralSettings, fit_spectral, require_spectra, sample_spectra, write_clusters
from ..errors import InputError
from ..job import Job
from ..raster.bands import common_bands
from ..raster.extent import bounds_in, towards
from ..raster.fill import mark_fill
from ..raster.grid import Grid
from ..raster.grid_request import GridRequest, read_grid
from ..raster.image import Image, open_image
from ..raster.outputs import Outputs
from ..raster.point import Point, read_point
from ..raster.regridding import how_made, put_on_averaged
from ..raster.sampling import Sample
from .change import ChangeAreas, compare, require_overlap
from .masks import MaskSummary, write_mask
from .rule import water_index
from .selection import LabelledPixels, WaterChoice, choose_water


@dataclass(frozen=True)
class LakeRequest:
    """What to compare, and how.

    Attributes
    ----------
    before, after : str
        Paths of the images.
    point : Point or None
        A place in the water. Without it, water is recognised by its spectrum.
    grid : GridRequest
    settings : SpectralSettings
    connected : bool
        Keep only the water body at the point.
    joint : bool
        Fit one model on both dates together.
    resampling : {"auto", "bilinear", "average", "nearest"}
        How the images are put on the common grid; ``auto`` averages where cells get larger.
    """

    before: str
    after: str
    point: Point | None
    grid: GridRequest
    settings: SpectralSettings
    connected: bool = False
    joint: bool = False
    resampling: str = "auto"

    @classmethod
    def read(
        cls,
        *,
        point: Mapping[str, Any] | None = None,
        grid: Mapping[str, Any] | None = None,
        settings: Mapping[str, Any] | None = None,
        **rest: Any,
    ) -> LakeRequest:
        """Return the request that a step is given: what the attributes hold, in the form that JSON can carry."""
        return cls(point=read_point(point), grid=read_grid(grid), settings=SpectralSettings(**(settings or {})), **rest)


@dataclass(frozen=True)
class LakePaths:
    """Where the outputs go; None where one is not wanted."""

    change: str
    water: tuple[str | None, str | None] = (None, None)
    clusters: tuple[str | None, str | None] = (None, None)


@dataclass(frozen=True)
class LakeResult:
    """What was found: the images and masks on the common grid, the areas, and which clusters were water on each date."""

    images: tuple[Image, Image]
    masks: tuple[Image, Image]
    areas: ChangeAreas
    water: tuple[WaterChoice, WaterChoice]
    bands: list[str]


def open_pair(request: LakeRequest) -> tuple[Image, Image]:
    """Open both images with the bands they share, on the common grid.

    Raises
    ------
    InputError
        If they do not overlap, share no bands, or the wanted grid misses them.
    """
    if request.connected and request.point is None:
        raise InputError("To keep only the connected water body, give a point in it.")
    if request.grid.radius is not None and request.grid.centre is None:
        raise InputError("A radius needs a point: it is the distance from the point to each side of the area.")
    before, after = open_image(request.before), open_image(request.after)
    require_overlap(before, after)
    places = common_bands(before.bands, after.bands)
    pairs = [
        (first, second)
        for first, second in zip(*places, strict=True)
        if not (before.bands[first].thermal or after.bands[second].thermal)
    ]
    if len(pairs) < 2:
        raise InputError(
            f"'{before.name}' and '{after.name}' share fewer than two bands that are not thermal; clustering needs two "
            "or more. Give both images the same band names with Stack bands."
        )
    before, after = before.select([first for first, _ in pairs]), after.select([second for _, second in pairs])
    grid = request.grid.resolve(before.native)
    if request.grid.centre is None and request.grid.bounds is None:
        grid = _shared_part(grid, after)
    return put_on_averaged(before, grid, request.resampling), put_on_averaged(after, grid, request.resampling)


def _shared_part(grid: Grid, after: Image) -> Grid:
    bounds = bounds_in(after.native.bounds, after.native.crs, grid.crs)
    return grid.crop(towards(bounds, grid.bounds, grid.crs))


def _without_fill(images: tuple[Image, Image], job: Job) -> tuple[Image, Image]:
    """Return both images with undeclared fill read as missing, and with the bands that hold something on both dates."""
    marked = [mark_fill(image, job) for image in images]
    positions = [
        position
        for position, pair in enumerate(zip(*(image.bands for image in images), strict=True))
        if all(band.index in {kept.index for kept in image.bands} for band, image in zip(pair, marked, strict=True))
    ]
    kept = [
        image.select(
            [[band.index for band in image.bands].index(original.bands[position].index) for position in positions]
        )
        for image, original in zip(marked, images, strict=True)
    ]
    return kept[0], kept[1]


def compare_lake(request: LakeRequest, paths: LakePaths, outputs: Outputs, job: Job) -> LakeResult:
    """Do the whole job and write its rasters.

    Raises
    ------
    InputError
        If the images or the request cannot be worked with; the message says why.
    """
    images = _without_fill(open_pair(request), job)
    bands = [band.label for band in images[0].bands]
    job.info(f"Compared by the bands both images have: {', '.join(bands)}.")
    _tell_of_resampling(images, job)
    require_spectra(images[0])
    points = [] if request.point is None else [request.point.to(images[0].grid.crs)]
    if points:
        # Both images lie on one grid now, so the point is on both or on none.
        points[0].pixel(images[0])
    else:
        water_index(images[0])
    samples = [
        sample_spectra(image, request.settings, job.part(0.1 * place, 0.1 * place + 0.1))
        for place, image in enumerate(images)
    ]
    models = _fit(request, images, samples, job.part(0.2, 0.4))
    masks, choices = [], []
    for place, image in enumerate(images):
        part = job.part(0.4 + 0.2 * place, 0.6 + 0.2 * place)
        target = paths.clusters[place] or outputs.scratch(f"clusters{place}.tif")
        write_clusters(image, models[place], target, outputs, part.part(0.0, 0.6))
        clusters = open_image(str(outputs.staged(target)))
        pixels = _labelled(image, models[place], samples[place])
        chosen = choose_water(clusters, part, pixels=pixels, points=points, when=image.date or image.name)
        target = paths.water[place] or outputs.scratch(f"water{place}.tif")
        kept = points if request.connected else []
        found = write_mask(clusters, chosen, target, outputs, part.part(0.6, 1.0), points=kept)
        _warn_of_gaps(found, image, part)
        masks.append(open_image(str(outputs.staged(target))))
        choices.append(chosen)
    areas = compare(masks[0], masks[1], paths.change, outputs, job.part(0.8, 0.95))
    return LakeResult(images, (masks[0], masks[1]), areas, (choices[0], choices[1]), bands)


def _tell_of_resampling(images: tuple[Image, Image], job: Job) -> None:
    for image in images:
        made = how_made(image)
        if made is not None and made.picked:
            job.warning(
                f"The cells of '{image.name}' are as large as {made.ratio**2:.3g} pixels and were picked among them "
                f"({made.method}): areas carry a sampling error. RESAMPLING=average uses all pixels."
            )
        elif made is not None and made.larger and made.method == "average":
            job.info(f"The cells of '{image.name}' are the means of {made.ratio**2:.3g} pixels each.")


def _fit(request: LakeRequest, images: tuple[Image, Image], samples: list[Sample], job: Job) -> list[ClusterModel]:
    if request.joint:
        both = np.concatenate([sample.values for sample in samples])
        return 2 * [fit_spectral(both, images[0], request.settings, job)]
    return [
        fit_spectral(sample.values, image, request.settings, job.part(0.5 * place, 0.5 * place + 0.5))
        for place, (sample, image) in enumerate(zip(samples, images, strict=True))
    ]


def _labelled(image: Image, model: ClusterModel, sample: Sample) -> LabelledPixels:
    return LabelledPixels(image, sample.values, model.label(sample.values.T[:, np.newaxis])[0])


def _warn_of_gaps(found: MaskSummary, image: Image, job: Job) -> None:
    if found.valid_share < 0.9:
        job.warning(
            f"{image.date or image.name}: only {found.valid_share:.0%} of the area was observed. Areas count observed "
            "pixels alone."
        )


def report_parameters(request: LakeRequest, result: LakeResult) -> Mapping[str, str]:
    """Return what the report says of how the result was made."""
    settings, point = request.settings, request.point
    return {
        "Before": Path(request.before).name,
        "After": Path(request.after).name,
        "Point in the water": f"{point.x:.8g}, {point.y:.8g}" if point else "none, water by its spectrum",
        "Bands": ", ".join(result.bands),
        "Clusters": str(settings.clusters),
        "Water": "; ".join(
            f"{when}: {choice.describe()}" for when, choice in zip(("before", "after"), result.water, strict=True)
        ),
        "Scaling": settings.scaling,
        "Connected water only": "yes" if request.connected else "no",
        "Both dates clustered together": "yes" if request.joint else "no",
        "Seed": str(settings.seed),
        "Resampling": ", ".join(dict.fromkeys(image.resampling for image in result.images)),
    }
