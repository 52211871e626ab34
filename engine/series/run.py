"""A whole series: masks of all scenes, the lakes' ground, and what each date says of each lake."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import rasterio
from numpy.typing import NDArray

from ..arguments import check_arguments, read_arguments
from ..clustering.pipeline import SpectralSettings
from ..errors import Cancelled, ComputeError, InputError, StepError
from ..job import Job
from ..raster.array_image import grid_of
from ..raster.grid import Grid
from ..raster.grid_request import GridRequest, read_grid
from ..raster.layer import Source, source_path
from ..raster.outputs import Outputs
from ..raster.point import Point, read_point
from ..water.codes import UNOBSERVED
from . import flags
from .ahead import MasksAhead
from .analysis import LakeSeries, analyse
from .ground import Ground
from .joint import joint_model
from .kept_masks import KeptMasks, MaskSettings, read_day
from .lakes import Outline, extent_of, ground_at, ground_of_outlines, read_outlines
from .occurrence import Occurrence
from .packing import PackedStack
from .scenes import SeriesScene, by_day, images_in, item_grid, read_footprint, read_scene


@dataclass(frozen=True)
class SeriesRequest:
    """What to follow through time, and how.

    Attributes
    ----------
    images : sequence of Source
        Paths of the images, with what QGIS says of them; see :data:`engine.raster.layer.Source`.
    footprints : sequence of mapping
        Scenes of a search instead of images, see :func:`engine.series.scenes.read_footprint`.
    point : Point or None
        A point in the lake.
    lakes : sequence of Outline
        Outlines instead of a point.
    grid : GridRequest
    settings : SpectralSettings
        For images whose bands do not tell water.
    narrow : bool
    resampling : str
    keep_water : bool
        Of footprints: do not hide what is plainly water as cloud or shadow.
    joint : bool
        Cluster the images whose bands do not tell water together.
    least_observed : float
        Dates that show less of a lake get no area.
    work : str or None
        Folder for kept masks.
    asked : mapping
        What the grid hangs on, in the form that JSON can carry.
    arrays : sequence of SeriesScene
        Arrays instead of images, see :func:`engine.series.scenes.array_scenes`.
    """

    images: Sequence[Source]
    point: Point | None
    lakes: Sequence[Outline]
    grid: GridRequest
    settings: SpectralSettings
    narrow: bool = True
    resampling: str = "auto"
    keep_water: bool = True
    joint: bool = False
    least_observed: float = 0.1
    work: str | None = None
    footprints: Sequence[Mapping[str, Any]] = ()
    asked: Mapping[str, Any] | None = None
    arrays: Sequence[SeriesScene] = ()

    @classmethod
    def read(
        cls,
        *,
        images: Sequence[Source] | None = None,
        folder: str | None = None,
        point: Mapping[str, Any] | None = None,
        lakes: Sequence[Mapping[str, Any]] | None = None,
        grid: Mapping[str, Any] | None = None,
        settings: Mapping[str, Any] | None = None,
        **rest: Any,
    ) -> SeriesRequest:
        """Return the request that a step is given: what the attributes hold, in the form that JSON can carry.

        Raises
        ------
        InputError
            If there are no images, or what is wanted contradicts itself.
        """
        clustering = read_arguments("The clustering", SpectralSettings, settings or {})
        check_arguments("The series", cls, (), None, (), None, clustering, **rest)
        if sum(map(bool, (images, folder, rest.get("footprints")))) != 1:
            raise InputError("Specify exactly one of: images, the folder that holds them, footprints of scenes.")
        paths = list(images or ()) or (images_in(folder) if folder else [])
        if point and lakes:
            raise InputError("Specify exactly one of: a point in the lake, outlines of lakes.")
        wanted, outlines = read_grid(grid), read_outlines(lakes)
        if wanted.radius is not None and wanted.centre is None:
            raise InputError("A radius needs a point: it is the distance from the point to each side of the area.")
        if outlines and wanted.centre is None and wanted.bounds is None:
            wanted = replace(wanted, bounds=extent_of(outlines))
        asked = {key: value for key, value in (grid or {}).items() if value is not None}
        if wanted.bounds is not None:
            asked["extent"] = {"bounds": wanted.bounds[:4], "crs": wanted.bounds[4]}
        if paths and not ({"extent", "radius"} & set(asked)):
            # The first image is the area: images of another place have another one.
            asked["folder"] = str(Path(source_path(paths[0])).parent)
        return cls(paths, read_point(point), outlines, wanted, clustering, asked=asked, **rest)


@dataclass(frozen=True)
class Day:
    """A day that at least one scene observed."""

    date: datetime.date
    scenes: Sequence[SeriesScene]
    masks: Sequence[Path]

    @property
    def scene(self) -> str:
        """The names of its scenes."""
        return "; ".join(scene.name for scene in self.scenes)

    @property
    def platform(self) -> str:
        """The platforms of its scenes."""
        return "; ".join(dict.fromkeys(scene.platform for scene in self.scenes if scene.platform))


@dataclass(frozen=True)
class SeriesResult:
    """What was found.

    Attributes
    ----------
    grid : Grid
    days : sequence of Day
        In the order of time.
    occurrence : Occurrence
    lakes : sequence of LakeSeries
    stack : PackedStack
        The masks on the lakes' ground, one lake after another.
    failed : sequence of SeriesScene
        Scenes that take no part, each with its problem.
    made : int
        How many masks were made in this run; the others were kept.
    """

    grid: Grid
    days: Sequence[Day]
    occurrence: Occurrence
    lakes: Sequence[LakeSeries]
    stack: PackedStack
    failed: Sequence[SeriesScene]
    made: int

    @property
    def dates(self) -> list[datetime.date]:
        """The days."""
        return [day.date for day in self.days]


def follow(request: SeriesRequest, outputs: Outputs, job: Job) -> SeriesResult:
    """Do the whole job but for writing its outputs.

    Raises
    ------
    InputError
        If the request cannot be met, or not one image takes part; the message says why.
    """
    scenes = _read_all(request, job.part(0.0, 0.04))
    folder = Path(request.work) if request.work else outputs.scratch("masks")
    kept = KeptMasks(folder, request.asked or {})
    grid = kept.grid() or kept.keep(_first_grid(request, scenes, outputs, job.part(0.04, 0.05)))
    days, failed, made = _masks(request, scenes, kept, grid, job.part(0.05, 0.7))
    occurrence = Occurrence((grid.height, grid.width))
    for place, day in enumerate(days):
        job.part(0.7, 0.75).progress(place / len(days), "Counting")
        occurrence.add(read_day(day.masks))
    grounds = _grounds(request, occurrence, days, grid, job.part(0.75, 0.8))
    stack, complete = _stack(grounds, days, occurrence, outputs, job.part(0.8, 0.85))
    numbers = np.array([day.date.toordinal() for day in days])
    lakes = analyse(
        stack, grounds, numbers, complete=complete, least_observed=request.least_observed, job=job.part(0.85, 1.0)
    )
    return SeriesResult(grid, days, occurrence, lakes, stack, failed, made)


def _read_all(request: SeriesRequest, job: Job) -> list[SeriesScene]:
    # A scene that was found twice is loaded once.
    found = {scene.path or scene.name: scene for scene in map(read_footprint, request.footprints)}
    scenes = [*request.arrays, *found.values()]
    sources = {source_path(source): source for source in request.images}
    for place, source in enumerate(sources.values()):
        job.progress(place / len(sources), "Opening the images")
        scenes.append(read_scene(source, clusters=request.point is not None))
    if all(scene.problem for scene in scenes):
        raise InputError(
            f"Not one of {len(scenes)} images can be used. The first one, '{scenes[0].name}': {scenes[0].problem}"
        )
    return scenes


def _first_grid(request: SeriesRequest, scenes: Sequence[SeriesScene], outputs: Outputs, job: Job) -> Grid:
    """Return the wanted grid, by the first image that it lies on."""
    reason: InputError | None = None
    for day in by_day(scenes).values():
        for scene in day:
            try:
                if scene.item:
                    return item_grid(scene, request.asked or {}, outputs, job)
                if scene.image is not None:
                    return request.grid.resolve(scene.image.native)
                if scene.array is not None:
                    return request.grid.resolve(grid_of(scene.array))
            except InputError as problem:
                reason = reason or problem
    raise reason or InputError("Not one of the images can be used.")


def _masks(
    request: SeriesRequest, scenes: Sequence[SeriesScene], kept: KeptMasks, grid: Grid, job: Job
) -> tuple[list[Day], list[SeriesScene], int]:
    model = None
    if request.joint:
        model = joint_model(scenes, grid, request.resampling, request.settings, job.part(0.0, 0.1))
        job = job.part(0.1, 1.0)
    settings = MaskSettings(
        request.narrow,
        request.resampling,
        keep_water=request.keep_water,
        clusters=request.settings,
        point=request.point,
        model=model,
    )
    failed = [scene for scene in scenes if scene.problem]
    days: list[Day] = []
    ordered = by_day(scenes)
    turns = [scene for of_day in ordered.values() for scene in of_day]
    missing = [scene for scene in turns if not kept.has(kept.path(scene, settings), grid)]
    absent, done, told = set(map(id, missing)), 0, set[str]()
    with MasksAhead(missing, lambda scene, part: kept.make(scene, grid, settings, part), job) as ahead:
        for day, of_day in ordered.items():
            good = []
            for scene in of_day:
                title = f"{day} ({done + 1} of {len(turns)})"
                part = _speaking_of(job.part(done / len(turns), (done + 1) / len(turns)), title, told)
                part.progress(0.0)
                done += 1
                problem = _problem_of(scene, ahead, part) if id(scene) in absent else ""
                if problem:
                    failed.append(replace(scene, problem=problem))
                else:
                    good.append(scene)
            if good:
                masks = [kept.path(scene, settings) for scene in good]
                days.append(Day(datetime.date.fromisoformat(day), good, masks))
    for scene in failed:
        job.warning(f"{scene.day or 'date unknown'}: '{scene.name}' takes no part. {scene.problem}")
    if not days:
        raise InputError(
            f"Not one of {len(scenes)} images can be used. The first one, '{failed[0].name}': {failed[0].problem}"
        )
    good = [scene for day in days for scene in day.scenes]
    made = sum(id(scene) in absent for scene in good)
    job.info(f"{made} water masks were made, {len(good) - made} were there already.")
    return days, failed, made


def _problem_of(scene: SeriesScene, ahead: MasksAhead, job: Job) -> str:
    """Wait for the mask of a scene, and return why there is none: a date in trouble does not end the run."""
    try:
        ahead.take(scene, job)
    except (Cancelled, ComputeError):
        raise
    except StepError as problem:
        return str(problem)
    except (OSError, ValueError, ArithmeticError) as problem:
        return f"It could not be read to the end ({type(problem).__name__}: {problem})."
    return ""


def _speaking_of(job: Job, day: str, told: set[str]) -> Job:
    """Return a job whose progress and warnings name the day; what was told of another day already is not told again."""

    def message(level: str, text: str) -> None:
        if level == "warning" and text not in told:
            told.add(text)
            job.on_message(level, f"{day}: {text}")

    return replace(job, on_progress=lambda fraction, _: job.on_progress(fraction, day), on_message=message)


def _grounds(request: SeriesRequest, occurrence: Occurrence, days: Sequence[Day], grid: Grid, job: Job) -> list[Ground]:
    if not request.lakes:
        return [ground_at(request.point, occurrence, [day.masks for day in days], grid, job)]
    # In one environment of GDAL's: to make one for each of a thousand lakes takes longer than they do.
    with rasterio.Env():
        grounds = list(ground_of_outlines(request.lakes, grid, job))
    if not grounds:
        raise InputError("Not one of the lakes lies on the images. Check the layer of lakes and its CRS.")
    return grounds


def _stack(
    grounds: Sequence[Ground], days: Sequence[Day], occurrence: Occurrence, outputs: Outputs, job: Job
) -> tuple[PackedStack, NDArray[np.bool_]]:
    """Return the masks on the ground of all lakes, and which dates observed all that was ever observed.

    Each mask is read once, however many lakes there are.
    """
    pixels = grounds[0].pixels if len(grounds) == 1 else np.concatenate([ground.pixels for ground in grounds])
    stack = PackedStack(len(days), len(pixels), outputs.scratch("stack"))
    most, complete = int((occurrence.observed > 0).sum()), np.zeros(len(days), bool)
    for place, day in enumerate(days):
        job.progress(place / len(days), "Collecting the lakes' pixels")
        codes = read_day(day.masks).ravel()
        complete[place] = int((codes != UNOBSERVED).sum()) == most
        stack.put(place, codes[pixels])
    return stack, complete


def usable(series: LakeSeries, dates: Sequence[datetime.date]) -> tuple[list[datetime.date], np.ndarray]:
    """Return the dates and areas, in square kilometres, that the trend takes."""
    kept = [
        (date, estimate.filled)
        for date, estimate in zip(dates, series.estimates, strict=True)
        if estimate.counts and estimate.filled is not None
    ]
    return [date for date, _ in kept], np.array([area for _, area in kept])


def share_filled(series: Sequence[LakeSeries]) -> float:
    """Return the share of dates with an area that had gaps to fill."""
    found = [estimate.flag for one in series for estimate in one.estimates if estimate.filled is not None]
    return sum(flag == flags.FILLED for flag in found) / len(found) if found else 0.0
