"""Rasters of classes on other grids: codes, no-data value, colours and names stay."""

from __future__ import annotations

import numpy as np
import pytest
import rasterio
from affine import Affine
from rasterio.warp import Resampling, reproject
from rasters import PIXEL, TOP_LEFT, north_up, write_mask_raster, write_raster, write_scene

from engine.errors import InputError
from engine.steps import regrid, spectralclustering, waterchange

PALETTE = {0: (1, 2, 3, 255), 1: (40, 50, 60, 255), 2: (70, 80, 90, 255)}
SIDECAR = (
    "<PAMDataset><PAMRasterBand band='1'><CategoryNames><Category>mire</Category><Category>heath</Category>"
    "<Category>lake</Category></CategoryNames></PAMRasterBand></PAMDataset>"
)


@pytest.fixture
def regrid_to(job, tmp_path):
    """Return a function that regrids a raster and returns the result's values and what it says of them."""

    def run(path, resampling="bilinear", **grid):
        output = str(tmp_path / "regridded.tif")
        regrid.run(job, image=path, grid=grid, resampling=resampling, output=output)
        with rasterio.open(output) as dataset:
            try:
                colours = dataset.colormap(1)
            except ValueError:
                colours = {}
            return dataset.read(1), dataset.profile, {**dataset.tags(), **dataset.tags(1)}, colours

    return run


def with_palette(path, codes, **options):
    write_raster(path, codes, **options)
    with rasterio.open(path, "r+") as dataset:
        dataset.write_colormap(1, PALETTE)
    return str(path)


def patches(shape=(60, 80), values=(0, 1, 2), seed=0, dtype=np.uint8):
    generator = np.random.default_rng(seed)
    return generator.choice(np.array(values, dtype=dtype), shape)


def test_clusters_masks_and_changes_keep_what_they_are(job, tmp_path, regrid_to):
    image, _ = write_scene(tmp_path / "scene.tif", (60, 80), gaps=True, tags={"ACQUISITION_DATE": "2018-04-29"})
    files = {name: str(tmp_path / f"{name}.tif") for name in ("clusters", "change", "difference")}
    settings = {"clusters": 3}
    spectralclustering.run(
        job, image=image, bands=None, settings=settings, implementation="streaming", output=files["clusters"]
    )
    masks = [write_mask_raster(tmp_path / f"{side}.tif", patches(seed=side)[:, ::-1] % 2) for side in (0, 1)]
    waterchange.run(job, before=masks[0], after=masks[1], output=files["change"], difference=files["difference"])
    for name, path in files.items():
        with rasterio.open(path) as dataset:
            codes, own = dataset.read(1), dataset.profile
            tags = {**dataset.tags(), **dataset.tags(1)}
            colours = dataset.colormap(1) if name != "difference" else {}
        found, profile, said, shown = regrid_to(path, resolution=7.0)
        expected = np.full(found.shape, own["nodata"], dtype=own["dtype"])
        reproject(
            codes,
            expected,
            src_transform=own["transform"],
            src_crs=own["crs"],
            src_nodata=own["nodata"],
            dst_transform=profile["transform"],
            dst_crs=own["crs"],
            dst_nodata=own["nodata"],
            resampling=Resampling.nearest,
        )
        np.testing.assert_array_equal(found, expected, err_msg=name)
        assert (profile["dtype"], profile["nodata"]) == (own["dtype"], own["nodata"]), name
        assert shown == colours, name
        kept = {key: value for key, value in tags.items() if key.startswith(("CATEGORY", "CLUSTER", "ACQUISITION"))}
        assert kept and kept.items() <= said.items(), name
    assert "cannot be mixed" in " ".join(text for _, text in job.messages)


def test_another_programs_colours_and_names(tmp_path, regrid_to):
    path = with_palette(tmp_path / "cover.tif", patches(), nodata=0)
    (tmp_path / "cover.tif.aux.xml").write_text(SIDECAR, encoding="utf-8")
    found, profile, said, colours = regrid_to(path, resolution=25.0)
    assert profile["dtype"] == "uint8" and profile["nodata"] == 0 and set(np.unique(found)) <= {0, 1, 2}
    # GDAL makes the value that stands for no data clear.
    assert {value: colours[value][:3] for value in PALETTE} == {value: rgb[:3] for value, rgb in PALETTE.items()}
    assert [said[f"CATEGORY_{value}"] for value in range(3)] == ["mire", "heath", "lake"]


def test_the_most_frequent_class_by_average_and_mode(tmp_path, regrid_to):
    codes = np.ones((8, 8), np.uint8)
    codes[::2, ::2] = 2
    path = with_palette(tmp_path / "cover.tif", codes)
    for resampling in ("average", "mode"):
        np.testing.assert_array_equal(regrid_to(path, resampling, resolution=2 * PIXEL)[0], np.ones((4, 4)))


def test_what_the_raster_does_not_show_gets_a_value_that_no_class_has(tmp_path, regrid_to):
    path = with_palette(tmp_path / "cover.tif", patches(values=(0, 255, 254)))
    box = {"bounds": [TOP_LEFT[0] - 50, TOP_LEFT[1] - 300, TOP_LEFT[0] + 100, TOP_LEFT[1] + 50], "crs": "EPSG:32631"}
    found, profile, *_ = regrid_to(path, extent=box, resolution=5.0)
    assert profile["nodata"] == 253
    assert (found[:, :10] == 253).all() and (found[10:, 10:] != 253).all()


def test_all_values_used(tmp_path, regrid_to):
    path = with_palette(tmp_path / "cover.tif", np.arange(256, dtype=np.uint8).reshape(16, 16))
    box = {"bounds": [TOP_LEFT[0] - 50, TOP_LEFT[1] - 100, TOP_LEFT[0] + 100, TOP_LEFT[1]], "crs": "EPSG:32631"}
    with pytest.raises(InputError, match="uses every value of its type"):
        regrid_to(path, extent=box, resolution=5.0)


def test_whole_numbers_without_names_or_colours_are_measurements(tmp_path, regrid_to):
    path = write_raster(tmp_path / "dem.tif", patches(values=(100, 200), dtype=np.int16))
    found, profile, *_ = regrid_to(path, resolution=5.0)
    assert profile["dtype"] == "float32" and ((found > 100) & (found < 200)).any()


def test_a_grid_that_is_turned(tmp_path, regrid_to):
    turned = Affine.translation(*TOP_LEFT) * Affine.rotation(20) * Affine.scale(PIXEL, -PIXEL)
    path = with_palette(tmp_path / "cover.tif", patches() + 1, transform=turned, nodata=0)
    found, profile, *_ = regrid_to(path, crs="EPSG:32632")
    assert profile["dtype"] == "uint8" and set(np.unique(found)) == {0, 1, 2, 3}
    assert north_up() != profile["transform"]
