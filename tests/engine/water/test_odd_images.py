"""The main job on images as people have them: masks of several kinds, offsets, other hemispheres, axes and satellites."""

from __future__ import annotations

import numpy as np
import pytest
import rasterio
from affine import Affine
from rasterio.enums import ColorInterp
from rasters import SIX_BANDS, disc, north_up, spectra_of, write_raster

from engine.steps import lakechange

UTM, SIDE, PIXEL = "EPSG:32611", 90, 30.0
ORIGIN = (350_000.0, 4_300_000.0)
GRID = north_up(PIXEL, ORIGIN)
MIDDLE = (ORIGIN[0] + 15 * SIDE, ORIGIN[1] - 15 * SIDE)
LARGE, SMALL = (disc((SIDE, SIDE), MIDDLE, radius, GRID) for radius in (660.0, 420.0))
HOLE = np.zeros((SIDE, SIDE), bool)
HOLE[25:65, 45:85] = True
CORNER = np.add.outer(np.arange(SIDE), np.arange(SIDE)) < 55
KM2 = PIXEL**2 / 1e6


def scene(water, seed=0):
    """Return reflectance x 10000 of plants and soil with a lake."""
    truth = np.where(np.arange(SIDE) < 63, 1, 2) * np.ones((SIDE, 1), int)
    truth[water] = 0
    return np.maximum(spectra_of(truth, seed, noise=0.003), 0.001) * 10_000


def write(path, values, *, names=SIX_BANDS, crs=UTM, transform=GRID, dtype="uint16", **more):
    return write_raster(path, np.round(values).astype(dtype), names=names, crs=crs, transform=transform, **more)


def with_alpha(path):
    values = scene(LARGE)
    values[:, CORNER] = 0
    write(path, np.concatenate([values, np.where(CORNER, 0, 65535)[None]]), names=(*SIX_BANDS, "alpha"))
    with rasterio.open(path, "r+") as dataset:
        dataset.colorinterp = [ColorInterp.undefined] * 6 + [ColorInterp.alpha]


def with_mask(path):
    values = scene(LARGE)
    values[:, HOLE] = np.array([1200, 1500, 1900, 2300, 2900, 2600])[:, None]
    write(path, values, nodata=0, mask=~HOLE)


def raised(path):
    write(path, scene(SMALL, 1) + 1000)


def south_up(path):
    turned = Affine(PIXEL, 0, ORIGIN[0], 0, PIXEL, ORIGIN[1] - PIXEL * SIDE)
    write(path, scene(SMALL, 1)[:, ::-1], transform=turned)


def compound(path):
    write(path, scene(SMALL, 1), crs=rasterio.crs.CRS.from_user_input("EPSG:32611+5703"))


@pytest.mark.parametrize(
    ("make", "after", "how", "slack"),
    [
        (with_alpha, LARGE & ~CORNER, {}, 0.03),
        (with_alpha, LARGE & ~CORNER, {"grid": {"resolution": 60}}, 0.09),
        (with_mask, LARGE & ~HOLE, {}, 0.03),
        (with_mask, LARGE & ~HOLE, {"grid": {"resolution": 20}}, 0.06),
        (raised, SMALL, {}, 0.03),
        (raised, SMALL, {"joint": True}, 0.03),
        (south_up, SMALL, {}, 0.03),
        (compound, SMALL, {}, 0.03),
    ],
    ids=lambda value: value.__name__ if callable(value) else None,
)
def test_both_areas(job, tmp_path, make, after, how, slack):
    before = write(tmp_path / "before.tif", scene(LARGE, 2))
    make(tmp_path / "after.tif")
    answer = lakechange.run(
        job, before=before, after=str(tmp_path / "after.tif"), change=str(tmp_path / "change.tif"), **how
    )
    assert answer["AREA_BEFORE"] == pytest.approx(LARGE.sum() * KM2, rel=slack)
    assert answer["AREA_AFTER"] == pytest.approx(after.sum() * KM2, rel=slack)


def test_the_southern_hemisphere_in_northern_coordinates(job, tmp_path):
    """Landsat counts northings below the equator from the equator on, others from ten million."""
    files = [
        write(tmp_path / f"{crs[-5:]}.tif", scene(lake), crs=crs, transform=north_up(PIXEL, (5e5, northing)))
        for crs, lake, northing in (("EPSG:32619", LARGE, -1_750_000.0), ("EPSG:32719", SMALL, 8_250_000.0))
    ]
    answer = lakechange.run(job, before=files[0], after=files[1], change=str(tmp_path / "change.tif"))
    assert answer["AREA_BEFORE"] == pytest.approx(LARGE.sum() * KM2, rel=0.03)
    assert answer["AREA_AFTER"] == pytest.approx(SMALL.sum() * KM2, rel=0.03)


@pytest.mark.parametrize(
    ("crs", "unit"), [("EPSG:2227", 1200 / 3937), ("+proj=laea +lat_0=52 +lon_0=10 +units=km", 1e3)]
)
def test_feet_and_kilometres(job, tmp_path, crs, unit):
    origin = (6e6, 2.1e6) if unit < 1 else (10.0, 10.0)
    system = rasterio.crs.CRS.from_user_input(crs)
    image = write(tmp_path / "image.tif", scene(LARGE), crs=system, transform=north_up(PIXEL / unit, origin))
    answer = lakechange.run(job, before=image, after=image, change=str(tmp_path / "change.tif"))
    assert answer["AREA_BEFORE"] == pytest.approx(LARGE.sum() * KM2, rel=0.01)


@pytest.mark.parametrize("form", ["SR_B{}", "B{}", "band{}", "LANDSAT_B{}"])
def test_makers_numbers_of_two_satellites(job, tmp_path, form):
    """Near infrared is band 4 before and band 5 after: paired by colour, or refused, never by number."""
    old, new = scene(LARGE), scene(SMALL, 1)
    before = write(tmp_path / "tm.tif", old, names=[form.format(number) for number in (1, 2, 3, 4, 5, 7)])
    names = [form.format(number) for number in range(1, 8)]
    after = write(tmp_path / "oli.tif", np.concatenate([new[:1] * 0.9, new]), names=names)
    point = {"x": MIDDLE[0], "y": MIDDLE[1], "crs": UTM}
    answer = lakechange.run(job, before=before, after=after, point=point, change=str(tmp_path / "change.tif"))
    assert answer["AREA_BEFORE"] == pytest.approx(LARGE.sum() * KM2, rel=0.05)
    assert answer["AREA_AFTER"] == pytest.approx(SMALL.sum() * KM2, rel=0.05)


def large(path, side, place, small, tile=None):
    """Write a virtual raster of so many pixels, of nothing or of a tile blown up, with a small scene at (column, row)."""
    step = 1000
    parts = [(small, *place, SIDE)]
    if tile:
        parts = [(tile, x, y, step) for y in range(0, side, step) for x in range(0, side, step)] + parts
    bands = []
    for number, name in enumerate(SIX_BANDS, start=1):
        sources = "".join(
            f'<SimpleSource><SourceFilename relativeToVRT="1">{file}</SourceFilename><SourceBand>{number}</SourceBand>'
            f'<SrcRect xOff="0" yOff="0" xSize="{SIDE}" ySize="{SIDE}"/>'
            f'<DstRect xOff="{x}" yOff="{y}" xSize="{size}" ySize="{size}"/></SimpleSource>'
            for file, x, y, size in parts
        )
        nodata = "" if tile else "<NoDataValue>0</NoDataValue>"
        described = f"<Description>{name}</Description>{nodata}{sources}"
        bands.append(f'<VRTRasterBand dataType="UInt16" band="{number}">{described}</VRTRasterBand>')
    place_on_map = ", ".join(map(str, GRID.to_gdal()))
    path.write_text(
        f'<VRTDataset rasterXSize="{side}" rasterYSize="{side}"><SRS>{UTM}</SRS><GeoTransform>{place_on_map}</GeoTransform>'
        f"{''.join(bands)}</VRTDataset>"
    )
    return str(path)


@pytest.mark.parametrize("tile", [None, "land.tif"])
@pytest.mark.parametrize("pointed", [False, True])
def test_a_lake_in_a_thousandth_of_a_scene(job, tmp_path, tile, pointed):
    """Of a scene only a small part is data; or all of it is land but for the lake. A sample must find it."""
    write(tmp_path / "land.tif", scene(np.zeros_like(LARGE), 4))
    write(tmp_path / "lake.tif", scene(LARGE, 1))
    column, row, side = 1333, 2121, 2600
    image = large(tmp_path / "scene.vrt", side, (column, row), "lake.tif", tile)
    x, y = GRID @ (column + SIDE / 2, row + SIDE / 2)
    point = {"x": x, "y": y, "crs": UTM} if pointed else None
    answer = lakechange.run(job, before=image, after=image, point=point, change=str(tmp_path / "change.tif"))
    assert answer["AREA_BEFORE"] == pytest.approx(LARGE.sum() * KM2, rel=0.05)
