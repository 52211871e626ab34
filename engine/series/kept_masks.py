"""The water mask of each scene, made once and kept: a second run makes only those of new scenes."""

from __future__ import annotations

import hashlib
import json
import math
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
import rasterio
from affine import Affine
from numpy.typing import NDArray
from rasterio.errors import RasterioError

from ..clustering.model import ClusterModel
from ..clustering.pipeline import SpectralSettings, fit_spectral, require_spectra, sample_spectra, write_clusters
from ..errors import InputError
from ..job import Job
from ..raster.array_image import image_of
from ..raster.fill import mark_fill
from ..raster.grid import Grid, read_crs
from ..raster.image import Image, open_image, reflective_bands
from ..raster.layer import Layer
from ..raster.outputs import Outputs
from ..raster.point import Point
from ..raster.regridding import resample_or_average
from ..water.codes import UNOBSERVED
from ..water.masks import write_mask
from ..water.selection import WaterSource, clusters_at, water_of_image
from ..waterrule import growth
from ..waterrule.roles import WaterBands
from ..waterrule.seeds import tests_for
from .scenes import SeriesScene, load_item

#: Changes whenever the same image gives another mask, so that kept ones are made anew. For the rule's numbers see `_rule`.
_RULE = 4
_GRID = "grid.json"


@dataclass(frozen=True)
class MaskSettings:
    """How masks are made.

    Attributes
    ----------
    narrow : bool
        Look for narrow water too.
    resampling : str
        How images get onto the grid, see :func:`engine.raster.regridding.resample_or_average`.
    clusters : SpectralSettings
        For images whose bands do not tell water: the cluster at the point is.
    point : Point or None
    model : ClusterModel or None
        Of all such images together; each has its own when left out.
    keep_water : bool
        Of scenes that are loaded: do not hide what is plainly water as cloud or shadow.
    """

    narrow: bool = True
    resampling: str = "auto"
    keep_water: bool = True
    clusters: SpectralSettings = field(default_factory=SpectralSettings)
    point: Point | None = None
    model: ClusterModel | None = None


class KeptMasks:
    """The folder that masks on one grid are kept in.

    Parameters
    ----------
    folder : path
        Masks of several grids may lie in it, each in a folder of its own.
    request : mapping
        What was asked of the grid; masks are found again by it.
    """

    def __init__(self, folder: Path, request: Mapping[str, Any]) -> None:
        self._folder = folder / f"grid-{_digest(request)}"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as problem:
            raise InputError(
                f"The folder '{folder}' for kept results cannot be written: {problem.strerror}. Choose another one."
            ) from problem

    def grid(self) -> Grid | None:
        """Return the grid of an earlier run, so that what it kept fits."""
        try:
            kept = json.loads((self._folder / _GRID).read_text(encoding="utf-8"))
            grid = Grid(kept["crs"], Affine(*kept["transform"]), kept["width"], kept["height"])
            read_crs(grid.crs)
            sound = all(map(math.isfinite, grid.transform)) and not grid.transform.is_degenerate
            sound &= isinstance(grid.width, int) and isinstance(grid.height, int)
        except (OSError, ValueError, KeyError, TypeError, RecursionError, InputError):
            return None
        return grid if sound else None

    def keep(self, grid: Grid) -> Grid:
        """Keep the grid for later runs, and return it."""
        numbers = list(grid.transform)[:6]
        text = json.dumps({"crs": grid.crs, "transform": numbers, "width": grid.width, "height": grid.height})
        # A name that nobody can foresee: others may write in this folder, and have put a link there.
        partial = self._folder / f"{_GRID}.{uuid.uuid4().hex}.part"
        with partial.open("x", encoding="utf-8") as file:
            file.write(text)
        partial.replace(self._folder / _GRID)
        return grid

    def path(self, scene: SeriesScene, settings: MaskSettings) -> Path:
        """Return where the mask of a scene is kept, or will be."""
        return self._folder / f"{scene.day}-{self._key(scene, settings)}.tif"

    def has(self, path: Path, grid: Grid) -> bool:
        """Return whether a whole mask lies there; what is none is removed."""
        if _fits(path, grid):
            return True
        path.unlink(missing_ok=True)
        return False

    def make(self, scene: SeriesScene, grid: Grid, settings: MaskSettings, job: Job) -> None:
        """Make the mask of a scene and keep it.

        Raises
        ------
        InputError
            If no mask can be made of the scene; the message says why.
        """
        path = self.path(scene, settings)
        with Outputs(job) as outputs:
            image, loading = scene.image, 0.5 if scene.item else 0.0
            if scene.item:
                target, part = outputs.scratch("scene.tif"), job.part(0.0, loading)
                image = load_item(scene, _request_of(grid), target, part, keep_water=settings.keep_water)
            elif scene.array is not None:
                image = reflective_bands(image_of(scene.array))
            if image is None:
                raise InputError(scene.problem)
            job = job.part(loading, 1.0)
            source = _source(replace(image, date=scene.day), grid, settings, outputs, job.part(0.0, 0.4))
            write_mask(source, path, outputs, job.part(0.4, 1.0))
        # Only needed by programs that show the mask's names; a thousand small files are a burden.
        path.with_name(f"{path.name}.aux.xml").unlink(missing_ok=True)

    def _key(self, scene: SeriesScene, settings: MaskSettings) -> str:
        about: dict[str, Any] = {"rule": _rule(), "narrow": settings.narrow, "resampling": settings.resampling}
        about["path"] = scene.path
        if scene.item:
            about["keep_water"] = settings.keep_water
        file = Path(scene.path)
        if file.is_file():
            status = file.stat()
            about |= {"path": str(file.resolve()), "size": status.st_size, "time": status.st_mtime_ns}
        if scene.image is not None and scene.image.layer != Layer():
            about["layer"] = scene.image.layer.source("")
        if scene.image is not None and WaterBands.of(scene.image.bands) is None:
            about |= {"clusters": vars(settings.clusters), "point": str(settings.point)}
            if settings.model is not None:
                about["model"] = settings.model.to_json()
        return _digest(about)


def read_day(masks: Sequence[Path]) -> NDArray[np.uint8]:
    """Return the codes of a day, shape (rows, columns).

    Where several scenes of the day show the same ground, that which shows most of the grid counts.
    """
    found = []
    for path in masks:
        with rasterio.open(path, driver="GTiff") as dataset:
            found.append(dataset.read(1))
    found.sort(key=lambda codes: int((codes == UNOBSERVED).sum()))
    whole = found[0]
    for other in found[1:]:
        np.copyto(whole, other, where=whole == UNOBSERVED)
    return whole


def _source(image: Image, grid: Grid, settings: MaskSettings, outputs: Outputs, job: Job) -> WaterSource:
    image = resample_or_average(image, grid, settings.resampling)
    if WaterBands.of(image.bands) is not None:
        return water_of_image(image, job, narrow=settings.narrow, marked=False)
    image = mark_fill(image, job)
    if settings.point is None:
        raise InputError("Its bands do not tell water. Name them with Stack bands, or give a point in the water.")
    require_spectra(image)
    model = settings.model
    if model is None:
        sample = sample_spectra(image, settings.clusters, job.part(0.0, 0.3))
        model = fit_spectral(sample.values, image, settings.clusters, job.part(0.3, 0.6))
    target = outputs.scratch("clusters.tif")
    write_clusters(image, model, target, outputs, job.part(0.6, 1.0))
    return clusters_at(open_image(str(target)), [settings.point.to(grid.crs)], job)


def _rule() -> list[Any]:
    """Return what decides of an image what is water."""
    return [_RULE, growth.LIMITS, *(tests_for(bands) for bands in (WaterBands(0, 1), WaterBands(0, 1, 2)))]


def _request_of(grid: Grid) -> dict[str, Any]:
    return {"extent": {"bounds": grid.bounds, "crs": grid.crs}, "resolution": grid.resolution[0], "crs": grid.crs}


def _fits(path: Path, grid: Grid) -> bool:
    if not path.is_file():
        return False
    try:
        with rasterio.open(path, driver="GTiff") as dataset:
            return dataset.dtypes == ("uint8",) and (dataset.width, dataset.height) == (grid.width, grid.height)
    except RasterioError:
        return False


def _digest(about: Mapping[str, Any]) -> str:
    text = json.dumps(about, sort_keys=True, default=str)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]
