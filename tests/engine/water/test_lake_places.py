"""The main job where coordinates have traps: the 180th meridian, longitudes from 0 to 360, metres for degrees."""

from __future__ import annotations

import numpy as np
import pytest
import rasterio
from affine import Affine
from pyproj import Geod, Transformer
from rasters import SIX_BANDS, spectra_of, write_raster

from engine.errors import InputError
from engine.steps import lakechange, regrid

SIZE, RADIUS = 90, 600.0
LAKE = np.pi * (RADIUS / 1000) ** 2


def scene_at(path, crs, longitude, latitude, pixel, seed=0, shift=0.0):
    """Write a scene with a round lake around a place; ``shift`` is added to the longitudes of the file."""
    x, y = Transformer.from_crs("EPSG:4326", crs, always_xy=True).transform(longitude, latitude)
    if crs in ("EPSG:4326", "EPSG:4269"):
        x = longitude
    transform = Affine(pixel, 0, x - pixel * SIZE / 2, 0, -pixel, y + pixel * SIZE / 2)
    columns, rows = np.meshgrid(np.arange(SIZE) + 0.5, np.arange(SIZE) + 0.5)
    to_degrees = Transformer.from_crs(crs, "EPSG:4326", always_xy=True)
    xs, ys = to_degrees.transform(transform.c + pixel * columns, transform.f - pixel * rows)
    distance = Geod(ellps="WGS84").inv(xs, ys, np.full_like(xs, longitude), np.full_like(ys, latitude))[2]
    truth = np.where(np.arange(SIZE) < 50, 1, 2) * np.ones((SIZE, 1), int)
    truth[distance < RADIUS] = 0
    moved = Affine(pixel, 0, transform.c + shift, 0, -pixel, transform.f)
    return write_raster(path, spectra_of(truth, seed, noise=0.004), names=SIX_BANDS, crs=crs, transform=moved)


def areas(job, tmp_path, before, after, **how):
    answer = lakechange.run(job, before=before, after=after, change=str(tmp_path / "change.tif"), **how)
    return answer["AREA_BEFORE"], answer["AREA_AFTER"]


@pytest.mark.parametrize("crs", [None, "EPSG:4326", "EPSG:3571"])
@pytest.mark.parametrize("zones", [(60, 1), (1, 60)])
def test_a_lake_on_the_180th_meridian(job, tmp_path, zones, crs):
    pair = [scene_at(tmp_path / f"{zone}.tif", f"EPSG:326{zone:02}", 180.0, 66.5, 30.0, zone) for zone in zones]
    point = {"x": -179.999, "y": 66.5, "crs": "EPSG:4326"}
    found = areas(job, tmp_path, *pair, grid={"crs": crs}, point=point)
    assert found == pytest.approx((LAKE, LAKE), rel=0.06)


@pytest.mark.parametrize("shifts", [(360.0, 0.0), (0.0, 360.0), (360.0, 360.0)])
def test_longitudes_of_0_to_360_are_those_of_minus_180_to_180(job, tmp_path, shifts):
    pair = [
        scene_at(tmp_path / f"{i}.tif", "EPSG:4326", -118.7, 38.7, 3e-4, i, shift) for i, shift in enumerate(shifts)
    ]
    for longitude in (-118.7, 241.3):
        point = {"x": longitude, "y": 38.7, "crs": "EPSG:4326"}
        extent = {"bounds": [longitude - 0.012, 38.689, longitude + 0.012, 38.711], "crs": "EPSG:4326"}
        found = areas(job, tmp_path, *pair, point=point, grid={"extent": extent})
        assert found == pytest.approx((LAKE, LAKE), rel=0.04)


@pytest.mark.parametrize("order", [1, -1])
@pytest.mark.parametrize(
    ("crs", "other", "longitude", "latitude"),
    [("EPSG:32611", "EPSG:4326", -118.7, 38.7), ("EPSG:4326", "EPSG:4269", -118.7, 38.7),
     ("EPSG:32660", "EPSG:4326", 180.0, 66.5), ("EPSG:3413", "EPSG:4326", 180.0, 66.5)],
)  # fmt: skip
def test_longitudes_beyond_180_in_another_crs(job, tmp_path, crs, other, longitude, latitude, order):
    """Longitudes of 0 to 360, and those of an image across the 180th meridian, put onto a grid in another CRS."""
    pixel = {True: 3e-4, False: 30.0}
    pair = [
        scene_at(tmp_path / "one.tif", crs, longitude, latitude, pixel[crs == "EPSG:4326"], 1),
        scene_at(tmp_path / "other.tif", other, longitude, latitude, 3e-4, 2, 360.0 * (longitude < 0)),
    ]
    assert areas(job, tmp_path, *pair[::order]) == pytest.approx((LAKE, LAKE), rel=0.08)


def test_a_globe_of_0_to_360_is_whole_in_another_crs(job, tmp_path):
    """GDAL alone would see its eastern half."""
    longitudes = np.arange(2, 360, 4.0)
    values = np.stack([longitudes * np.ones((45, 1))] * 2)
    globe = write_raster(tmp_path / "globe.tif", values, crs="EPSG:4326", transform=Affine(4, 0, 0, 0, -4, 90))
    regrid.run(
        job, image=globe, grid={"crs": "ESRI:54030"}, resampling="nearest", output=str(tmp_path / "robinson.tif")
    )
    with rasterio.open(tmp_path / "robinson.tif") as dataset:
        for longitude in (-150.0, -30.0, 30.0, 150.0):
            x, y = Transformer.from_crs("EPSG:4326", "ESRI:54030", always_xy=True).transform(longitude, 10.0)
            (found,) = dataset.sample([(x, y)], indexes=1)
            assert found[0] == pytest.approx(longitude % 360, abs=4)


def test_a_globe_that_is_cut_within_the_area_is_refused(job, tmp_path):
    globe = write_raster(
        tmp_path / "globe.tif", np.ones((2, 45, 90)), crs="EPSG:4326", transform=Affine(4, 0, 0, 0, -4, 90)
    )
    grid = {"extent": {"bounds": [-20, 0, 20, 20], "crs": "EPSG:4326"}, "resolution": 2.0}
    with pytest.raises(InputError, match=r"longitudes .* from 0 to 360.*both sides"):
        regrid.run(job, image=globe, grid=grid, resampling="nearest", output=str(tmp_path / "part.tif"))


@pytest.mark.parametrize(
    "grid", [{"resolution": 30.0}, {"centre": {"x": 2.0, "y": 43.0, "crs": "EPSG:4326"}, "radius": 500.0}]
)
def test_metres_for_an_image_in_degrees_are_refused(job, tmp_path, grid):
    image = scene_at(tmp_path / "image.tif", "EPSG:4326", 2.0, 43.0, 3e-4)
    with pytest.raises(InputError, match="would be in degrees"):
        regrid.run(job, image=image, grid=grid, resampling="nearest", output=str(tmp_path / "out.tif"))
    assert not (tmp_path / "out.tif").exists()
