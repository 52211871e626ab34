"""What the functions for notebooks return is, pixel by pixel, what the tools write to files."""

from __future__ import annotations

import json

import dask
import landsat_files
import landsat_products
import numpy as np
import pytest
import rasterio
import xarray as xr
from cube_files import numbers, write_emit, write_envi, write_neon, write_netcdf
from numpy.testing import assert_array_equal
from rasters import SIX_BANDS, UTM, north_up, spectra_of, write_raster, write_scene

from engine import (
    kmeans_clustering,
    load_cube,
    load_landsat,
    load_stac_item,
    open_image,
    regrid,
    signature,
    spectral_clustering,
    spectral_indices,
    water_change,
    water_mask,
)
from engine.job import Job
from engine.steps import (
    kmeansclustering,
    loadcube,
    loadlandsat,
    loadstac,
    spectralclustering,
    spectralindices,
    spectralsignature,
    waterchange,
    watermask,
)
from engine.steps import regrid as regrid_step

#: Ways in which a notebook may hold the image of a file: as it was opened, computed anew, in memory, cropped.
HELD = {
    "file": lambda array: array,
    "graph": lambda array: (array * 1).chunk({"y": 70, "x": 90}),
    "memory": lambda array: array.compute(),
    "dataset": lambda array: array.to_dataset("band"),
    "south-up": lambda array: array.isel(y=slice(None, None, -1)),
}


@pytest.fixture(scope="module")
def scene(tmp_path_factory):
    """Return an image of more pixels than a sample takes, so that it matters which are drawn."""
    path, _ = write_scene(
        tmp_path_factory.mktemp("scene") / "scene.tif",
        (500, 620),
        gaps=True,
        tiled=True,
        blockxsize=256,
        blockysize=256,
        tags={"ACQUISITION_DATE": "2018-04-29"},
    )
    return path


@pytest.fixture(scope="module")
def tool_file(scene, tmp_path_factory):
    """Return the same image as the tools would write it."""
    path = str(tmp_path_factory.mktemp("tool") / "image.tif")
    regrid_step.run(Job(), image=scene, grid={}, resampling="nearest", output=path)
    return path


def stored(path):
    with rasterio.open(path) as dataset:
        return dataset.read(masked=False)


@pytest.mark.parametrize("held", HELD)
def test_spectral_clusters_are_those_of_the_tool(tool_file, held, job, tmp_path):
    output = tmp_path / "clusters.tif"
    spectralclustering.run(
        job, image=tool_file, bands=None, settings={}, implementation="streaming", output=str(output)
    )
    clusters = spectral_clustering(HELD[held](open_image(tool_file)))
    assert isinstance(clusters.data, dask.array.Array)
    assert_array_equal(clusters.values, stored(output)[0])


def test_the_sample_of_a_file_is_drawn_from_its_own_blocks(scene, job, tmp_path):
    output = tmp_path / "clusters.tif"
    spectralclustering.run(job, image=scene, bands=[1, 4, 5], settings={"clusters": 6}, implementation="streaming",
                           output=str(output))  # fmt: skip
    assert_array_equal(spectral_clustering(open_image(scene, [1, 4, 5]), 6).values, stored(output)[0])


@pytest.mark.parametrize("method", ["minibatch", "full"])
def test_k_means_clusters_are_those_of_the_tool(tool_file, method, job, tmp_path):
    output = tmp_path / "clusters.tif"
    settings = {"method": method, "stride": 3, "scaling": "band"}
    kmeansclustering.run(job, image=tool_file, bands=None, settings=settings, output=str(output))
    image = open_image(tool_file) * 1
    assert_array_equal(kmeans_clustering(image, method=method, stride=3, scaling="band").values, stored(output)[0])


@pytest.mark.parametrize("held", ["file", "graph", "memory"])
@pytest.mark.parametrize(
    ("grid", "resampling"),
    [
        ({"resolution": 25.0}, "average"),
        ({"resolution": 7.0, "crs": "EPSG:32632"}, "cubic"),
        ({"crs": "EPSG:4326"}, "nearest"),
    ],
)
def test_regridding_gives_what_the_tool_writes(tool_file, held, grid, resampling, job, tmp_path):
    output = tmp_path / "regridded.tif"
    regrid_step.run(job, image=tool_file, grid=grid, resampling=resampling, output=str(output))
    regridded = regrid(HELD[held](open_image(tool_file)), **grid, resampling=resampling)
    assert_array_equal(regridded.values, stored(output))
    with rasterio.open(output) as dataset:
        assert regridded.rio.transform().almost_equals(dataset.transform)
        assert regridded.rio.crs == dataset.crs
    # The temporary file is there for as long as something may be read from it.
    again = regridded.isel(band=0)
    del regridded
    assert_array_equal(again.values, stored(output)[0])


@pytest.mark.parametrize(
    "where",
    [
        {"centre": (503_000, 4_797_000), "radius": 400.0},
        {"bounds": (502_000, 4_796_500, 502_700, 4_797_000)},
    ],
)
def test_a_part_is_the_same_by_either_way(tool_file, where, job, tmp_path):
    grid = dict(where)
    if "centre" in grid:
        grid["centre"] = {"x": 503_000, "y": 4_797_000, "crs": UTM}
    else:
        grid = {"extent": {"bounds": list(where["bounds"]), "crs": UTM}}
    output = tmp_path / "part.tif"
    regrid_step.run(job, image=tool_file, grid=grid, resampling="bilinear", output=str(output))
    assert_array_equal(regrid(open_image(tool_file).compute(), **where).values, stored(output))


@pytest.mark.parametrize("held", ["file", "graph"])
def test_indices_are_those_of_the_tool(tool_file, held, job, tmp_path):
    output = tmp_path / "indices.tif"
    spectralindices.run(job, image=tool_file, indices=["ndvi", "mndwi", "awei_sh"], output=str(output))
    found = spectral_indices(HELD[held](open_image(tool_file)), ["ndvi", "mndwi", "awei_sh"])
    assert found.band.values.tolist() == ["ndvi", "mndwi", "awei_sh"]
    assert_array_equal(found.values, stored(output))


@pytest.mark.parametrize("held", ["file", "graph", "memory"])
def test_spectra_at_points_are_those_of_the_tool(tool_file, held, job, tmp_path):
    places = [(501_005.0 + 300 * number, 4_799_005.0 - 150 * number) for number in range(12)]
    points = [{"x": x, "y": y, "crs": UTM, "id": number} for number, (x, y) in enumerate(places)]
    table = tmp_path / "spectra.csv"
    spectralsignature.run(job, image=tool_file, points=points, table=str(table))
    spectra = signature(HELD[held](open_image(tool_file)), places)
    lines = [line.split(",") for line in table.read_text().splitlines()[1:]]
    written = np.array([float(line[-1] or "nan") for line in lines], np.float32).reshape(len(spectra.point), 6)
    # Tables have seven digits.
    np.testing.assert_allclose(spectra.values, written, rtol=1e-6)
    assert sorted({int(line[0]) for line in lines}) == spectra.point.values.tolist()


@pytest.mark.parametrize("held", ["file", "graph"])
def test_masks_and_change_are_those_of_the_tools(tool_file, held, job, tmp_path):
    names = ("clusters", "water", "numbered", "part", "change", "difference")
    paths = {name: str(tmp_path / f"{name}.tif") for name in names}
    spectralclustering.run(
        job, image=tool_file, bands=None, settings={}, implementation="streaming", output=paths["clusters"]
    )
    answer = watermask.run(job, clusters=paths["clusters"], image=tool_file, output=paths["water"], min_pixels=40)
    image = HELD[held](open_image(tool_file))
    clusters = spectral_clustering(image)
    water = water_mask(clusters, image, min_pixels=40)
    assert_array_equal(water.values, stored(paths["water"])[0])
    assert water.attrs["area"] == answer["area"]
    assert ",".join(map(str, water.attrs["labels_used"])) == answer["labels_used"]
    numbered = answer["labels_used"].split(",")
    watermask.run(job, clusters=paths["clusters"], labels=numbered[0], output=paths["numbered"])
    assert_array_equal(water_mask(clusters, labels=[int(numbered[0])]).values, stored(paths["numbered"])[0])

    y, x = np.argwhere(stored(paths["water"])[0] == 1)[-2000]
    point = (float(clusters.x[x]), float(clusters.y[y]))
    watermask.run(
        job,
        clusters=paths["clusters"],
        points=[{"x": point[0], "y": point[1], "crs": UTM}],
        output=paths["part"],
        connected=True,
    )
    part = water_mask(clusters, points=point, connected=True)
    assert_array_equal(part.values, stored(paths["part"])[0])

    answer = waterchange.run(
        job, before=paths["water"], after=paths["part"], output=paths["change"], difference=paths["difference"]
    )
    found = water_change(water, part)
    assert_array_equal(found.change.values, stored(paths["change"])[0])
    assert_array_equal(found.difference.values, stored(paths["difference"])[0])
    assert found.difference.dtype == np.int16
    areas = {name.lower(): value for name, value in answer.items() if name.startswith("AREA_")}
    assert found.attrs == areas


def test_masks_on_other_grids_are_compared_as_by_the_tool(job, tmp_path):
    paths = [str(tmp_path / f"{name}.tif") for name in ("before", "after", "change")]
    random = np.random.default_rng(0)
    write_raster(paths[0], random.integers(0, 2, (60, 80)).astype(np.uint8), nodata=255)
    write_raster(paths[1], random.choice([0, 1, 255], (90, 70)).astype(np.uint8), nodata=255, transform=north_up(13.0))
    waterchange.run(job, before=paths[0], after=paths[1], output=paths[2])
    before, after = (open_image(path).isel(band=0) * 1 for path in paths[:2])
    assert_array_equal(water_change(before, after).change.values, stored(paths[2])[0])


@pytest.mark.parametrize("held", ["file", "graph"])
def test_fill_that_no_header_declares_is_found_as_by_the_tool(held, job, tmp_path):
    truth = np.random.default_rng(0).integers(0, 4, (90, 110))
    values = spectra_of(truth)
    values[:, :20] = 0
    path = write_raster(tmp_path / "image.tif", values, names=SIX_BANDS)
    output = tmp_path / "clusters.tif"
    spectralclustering.run(job, image=path, bands=None, settings={}, implementation="streaming", output=str(output))
    image = open_image(path)
    if held == "graph":
        image = (image * 1).drop_vars("band").assign_coords(band=list(SIX_BANDS)).rio.write_nodata(None, encoded=True)
        image.encoding.clear()
    with pytest.warns(UserWarning, match="0 in all bands"):
        clusters = spectral_clustering(image)
    assert (clusters.values[:20] == 0).all()
    assert_array_equal(clusters.values, stored(output)[0])


@pytest.mark.parametrize("mask", [["fill"], ["fill", "cloud", "shadow", "saturated"]])
def test_a_landsat_product_is_what_the_tool_makes_of_it(mask, load_landsat_by_tool, tmp_path):
    product = landsat_products.write_product(tmp_path / "product", landsat_products.OLI, landsat_files.write)
    values, answer = load_landsat_by_tool(product, mask=mask)
    scene = load_landsat(product, mask=mask)
    assert_array_equal(scene.values, values)
    assert scene.band.values.tolist() == answer["bands"]
    assert scene.attrs["platform"] == answer["platform"]
    assert str(scene.time.values).startswith(answer["date"][:19])


def test_a_compressed_archive_stays_unpacked_for_as_long_as_the_array(load_landsat_by_tool, tmp_path):
    folder = landsat_products.write_product(tmp_path / "product", landsat_products.TM, landsat_files.write)
    archive = landsat_files.packed(folder, tmp_path / "product.tar.gz", "w:gz")
    values, _ = load_landsat_by_tool(archive, mask=[])
    part = load_landsat(archive, mask=[]).isel(x=slice(5, 20))
    assert_array_equal(part.values, values[:, :, 5:20])


@pytest.mark.parametrize("mask", [[], ["fill", "cloud", "shadow"]])
@pytest.mark.parametrize("grid", [{}, {"resolution": 50.0, "crs": "EPSG:32612"}])
def test_a_stac_item_is_what_the_tool_makes_of_it(mask, grid, job, tmp_path):
    product = landsat_products.TM
    landsat_products.write_product(tmp_path / product.id, product, landsat_files.write)
    item, output = tmp_path / "item.json", tmp_path / "by_tool.tif"
    item.write_text(json.dumps(landsat_products.stac_item(product)))
    bands = ["green", "nir08", "swir16"]
    loadstac.run(job, product=str(item), output=str(output), bands=bands, grid=grid, mask=mask)
    scene = load_stac_item(item, bands, **grid, mask=mask)
    assert_array_equal(scene.values, stored(output))
    assert np.isnan(scene.values).any() and scene.band.values.tolist() == bands
    with rasterio.open(output) as dataset:
        assert scene.rio.transform().almost_equals(dataset.transform)
        assert scene.rio.crs == dataset.crs


@pytest.fixture
def load_landsat_by_tool(job, tmp_path):
    def run(product, **request):
        output = tmp_path / "by_tool.tif"
        answer = loadlandsat.run(job, product=str(product), output=str(output), **request)
        return stored(output), answer

    return run


def write_emit_swath(path, cube):
    rows, columns = cube.shape[:2]
    lookup = np.stack(np.meshgrid(np.arange(1, rows + 1), np.arange(1, columns + 1), indexing="ij"), axis=-1)
    lookup[2, 3:5] = 0
    return write_emit(path, cube, lookup)


@pytest.mark.parametrize(
    ("name", "write"),
    [("c.h5", write_neon), ("c.nc", write_netcdf), ("c.dat", write_envi), ("emit.nc", write_emit_swath)],
)
def test_a_cube_is_what_the_tool_makes_of_it(name, write, job, tmp_path):
    path = (
        write(tmp_path / name, numbers(30, 24, 60)) if name != "c.h5" else write_neon(tmp_path / name, numbers(30, 24))
    )
    output = tmp_path / "cube.tif"
    loadcube.run(job, cube=str(path), drop="400-450,1340-1445", output=str(output))
    cube = load_cube(path, drop=[(400, 450), (1340, 1445)])
    assert_array_equal(cube.values, stored(output))
    with rasterio.open(output) as dataset:
        written = [float(dataset.tags(number)["wavelength"]) for number in dataset.indexes]
    assert_array_equal(cube.wavelength.values, written)
    clusters = tmp_path / "clusters.tif"
    kmeansclustering.run(job, image=str(output), bands=None, settings={"clusters": 3}, output=str(clusters))
    assert_array_equal(kmeans_clustering(cube, 3).values, stored(clusters)[0])


def test_an_array_made_in_the_notebook_is_an_image_too(job, tmp_path):
    truth = np.repeat([[0, 1, 2, 3]], 60, axis=0).repeat(30, axis=1)
    values = spectra_of(truth)
    path = write_raster(tmp_path / "image.tif", values, names=["green", "a", "b", "nir08", "swir16", "c"])
    output = tmp_path / "clusters.tif"
    spectralclustering.run(job, image=path, bands=None, settings={}, implementation="streaming", output=str(output))
    transform = north_up()
    array = xr.DataArray(
        values,
        {
            "band": ["green", "a", "b", "nir08", "swir16", "c"],
            "y": transform.f + transform.e * (np.arange(60) + 0.5),
            "x": transform.c + transform.a * (np.arange(120) + 0.5),
        },
        ("band", "y", "x"),
    ).rio.write_crs(UTM)
    assert_array_equal(spectral_clustering(array).values, stored(output)[0])
