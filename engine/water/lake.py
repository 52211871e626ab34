"""The main job: two images of a lake onto one grid, clustered, water chosen, compared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from ..arguments import read_arguments
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
from ..raster.kept import pixels_kept
from ..raster.layer import Source, source_path
from ..raster.outputs import Outputs
from ..raster.point import Point, read_point
from ..raster.regridding import how_made, resample_or_average
from ..raster.sampling import Sample
from ..waterrule.roles import WaterBands
from ..waterrule.survey import water_bands
from .change import ChangeAreas, Difference, check_dates, compare, names_of, require_overlap
from .masks import MaskSummary, write_bodies, write_mask
from .provenance import describe_clusters, describe_masked
from .selection import WaterSource, clusters_at, water_of_image
from .subpixel import SubpixelChange, subpixel_change


@dataclass(frozen=True)
class LakeRequest:
    """What to compare, and how.

    Attributes
    ----------
    before, after : Source
        The images.
    point : Point or None
        A point in the water. Without it, water is recognised by its spectrum.
    grid : GridRequest
    settings : SpectralSettings
    connected : bool
        Keep only the water body at the point.
    joint : bool
        Fit one model of clusters on both dates together.
    narrow : bool
        Look for narrow water too, such as rivers of one to three pixels.
    resampling : {"auto", "bilinear", "average", "nearest"}
        How the images are resampled to the common grid; ``auto`` averages where cells get larger.
    subpixel : bool
        Add up the parts of pixels, too.
    """

    before: Source
    after: Source
    point: Point | None
    grid: GridRequest
    settings: SpectralSettings
    connected: bool = False
    joint: bool = False
    narrow: bool = True
    resampling: str = "auto"
    subpixel: bool = True

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
        clustering = read_arguments("The clustering", SpectralSettings, settings or {})
        values = {"point": read_point(point), "grid": read_grid(grid), "settings": clustering, **rest}
        return read_arguments("The comparison", cls, values)


@dataclass(frozen=True)
class LakePaths:
    """Where the outputs go; None where one is not wanted."""

    change: str
    difference: Difference | None = None
    water: tuple[str | None, str | None] = (None, None)
    clusters: tuple[str | None, str | None] = (None, None)


@dataclass(frozen=True)
class LakeResult:
    """What was found: the images and masks on the common grid, and the areas of whole pixels and below their size."""

    images: tuple[Image, Image]
    masks: tuple[Image, Image]
    areas: ChangeAreas
    subpixel: SubpixelChange
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
    positions = common_bands(before.bands, after.bands)
    pairs = [
        (first, second)
        for first, second in zip(*positions, strict=True)
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
    return resample_or_average(before, grid, request.resampling), resample_or_average(after, grid, request.resampling)


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
        If the images or the request cannot be worked with; the message gives the reason.
    """
    images = open_pair(request)
    with pixels_kept(*images):
        return _compare(request, _without_fill(images, job), paths, outputs, job)


def _compare(
    request: LakeRequest, images: tuple[Image, Image], paths: LakePaths, outputs: Outputs, job: Job
) -> LakeResult:
    bands = [band.label for band in images[0].bands]
    job.info(f"Compared by the bands both images have: {', '.join(bands)}.")
    check_dates(*images, job)
    _tell_of_resampling(images, job)
    points = [] if request.point is None else [request.point.to(images[0].grid.crs)]
    if points:
        # Both images lie on one grid now, so the point is on both or on none.
        points[0].pixel(images[0])
    else:
        water_bands(images[0])
    clusters = _cluster(request, images, paths, outputs, job.part(0.0, 0.4), needed=not _tells_water(images[0]))
    sources: list[WaterSource] = []
    for position, image in enumerate(images):
        part, when = job.part(0.4 + 0.05 * position, 0.45 + 0.05 * position), image.date or image.name
        if _tells_water(image):
            sources.append(water_of_image(image, part, points=points, narrow=request.narrow, when=when))
        else:
            sources.append(clusters_at(clusters[position], points, part, when))
    masks, every = _write_masks(
        sources, images, points if request.connected else [], paths, outputs, job.part(0.5, 0.7)
    )
    areas = compare(masks[0], masks[1], paths.change, outputs, job.part(0.7, 0.8), difference=paths.difference)
    subpixel = SubpixelChange()
    if request.subpixel:
        change, part = outputs.staged(paths.change), job.part(0.8, 0.95)
        subpixel = subpixel_change(images, masks, change, names_of(masks), part, every=every)
    return LakeResult(images, masks, areas, subpixel, bands)


def _tells_water(image: Image) -> bool:
    return WaterBands.of(image.bands) is not None


def _cluster(
    request: LakeRequest, images: tuple[Image, Image], paths: LakePaths, outputs: Outputs, job: Job, needed: bool
) -> list[Image]:
    """Write the clusters of both dates, if they are wanted or the water has to be read from them."""
    if not needed and not any(paths.clusters):
        return []
    require_spectra(images[0])
    samples = [
        sample_spectra(image, request.settings, job.part(0.1 * position, 0.1 * position + 0.1))
        for position, image in enumerate(images)
    ]
    models = _fit(request, images, samples, job.part(0.2, 0.4))
    found = []
    for position, (image, model, sample) in enumerate(zip(images, models, samples, strict=True)):
        target = paths.clusters[position] or outputs.scratch(f"clusters{position}.tif")
        tags = describe_clusters(image, sample.values, model)
        part = job.part(0.4 + 0.3 * position, 0.7 + 0.3 * position)
        write_clusters(image, model, target, outputs, part, tags=tags)
        found.append(open_image(str(outputs.staged(target))))
    return found


def _write_masks(
    sources: Sequence[WaterSource],
    images: Sequence[Image],
    points: Sequence[Point],
    paths: LakePaths,
    outputs: Outputs,
    job: Job,
) -> tuple[tuple[Image, Image], Sequence[Image | None]]:
    """Write the masks of both dates, with points only of the water bodies at them; return them, and then those of all water."""
    tags = [describe_masked(image) for image in images]
    targets = [paths.water[position] or outputs.scratch(f"water{position}.tif") for position in (0, 1)]
    wholes = [outputs.scratch(f"whole{position}.tif") for position in (0, 1)] if points else targets
    found: list[MaskSummary] = []
    for position, (source, target) in enumerate(zip(sources, wholes, strict=True)):
        part = job.part(0.35 * position, 0.35 * position + 0.35)
        found.append(write_mask(source, target, outputs, part, tags=tags[position]))
        _warn_of_mask(found[-1], source.date or ("before", "after")[position], part)
    masks = [open_image(str(outputs.staged(target))) for target in wholes]
    if not points:
        return (masks[0], masks[1]), (None, None)
    every = tuple(masks)
    # Each date tells what belongs to the water body beyond the gaps of the other.
    draft = outputs.scratch("draft.tif")
    write_bodies(masks[0], draft, outputs, job.part(0.7, 0.8), points=points)
    other = open_image(str(draft))
    for position in (1, 0):
        part = job.part(0.9 - 0.1 * position, 1.0 - 0.1 * position)
        about = tags[position]
        write_bodies(masks[position], targets[position], outputs, part, points=points, other=other, tags=about)
        other = open_image(str(outputs.staged(targets[position])))
        masks[position] = other
    return (masks[0], masks[1]), every


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
        fit_spectral(sample.values, image, request.settings, job.part(0.5 * position, 0.5 * position + 0.5))
        for position, (sample, image) in enumerate(zip(samples, images, strict=True))
    ]


def _warn_of_mask(found: MaskSummary, when: str, job: Job) -> None:
    if found.area == 0:
        job.warning(
            f"{when}: no water was found. If there is some, cluster the image and name its clusters by number (LABELS in Water "
            "mask)."
        )
    if found.valid_share < 0.9:
        job.warning(
            f"{when}: only {found.valid_share:.0%} of the area was observed. Areas count observed pixels alone."
        )


def report_parameters(request: LakeRequest, result: LakeResult) -> Mapping[str, str]:
    """Return how the result was made, for the report."""
    settings, point = request.settings, request.point
    return {
        "Before": Path(source_path(request.before)).name,
        "After": Path(source_path(request.after)).name,
        "Point in the water": f"{point.x:.8g}, {point.y:.8g}" if point else "none, water by its spectrum",
        "Bands": ", ".join(result.bands),
        "Clusters": str(settings.clusters),
        "Water": "by the spectra of the image" if _tells_water(result.images[0]) else "the clusters at the point",
        "Narrow water": "yes" if request.narrow else "no",
        "Scaling": settings.scaling,
        "Connected water only": "yes" if request.connected else "no",
        "Both dates clustered together": "yes" if request.joint else "no",
        "Seed": str(settings.seed),
        "Resampling": ", ".join(dict.fromkeys(image.resampling for image in result.images)),
    }
