"""The recipes of the README, as written, against servers and files on this computer."""

from __future__ import annotations

import csv
import json
import subprocess
import tarfile
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal, osr
from rasters import read_raster

pytestmark = pytest.mark.usefixtures("engine")

RECIPES = Path(__file__).resolve().parents[2] / "resources" / "recipes"
#: Band numbers of the product -> names of the served files.
BANDS = {
    "LT05": ("landsat-5_1988-07-02", {1: "blue", 2: "green", 3: "red", 4: "nir08", 5: "swir16", 7: "swir22"}),
    "LC08": (
        "landsat-8_2017-07-02",
        {1: "coastal", 2: "blue", 3: "green", 4: "red", 5: "nir08", 6: "swir16", 7: "swir22"},
    ),
}


def run_recipe(name, qgis_process, folder, *arguments, **variables):
    done = subprocess.run(
        ["bash", RECIPES / name, *map(str, arguments)],
        cwd=folder,
        env={**qgis_process.variables, **variables},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=400,
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    return done.stdout


def areas_in(path):
    """Return the areas of a change raster in km², counted from its pixels."""
    change, pixel = read_raster(str(path)), abs(np.prod(np.array(gdal.Open(str(path)).GetGeoTransform())[[1, 5]])) / 1e6
    stable, lost, gained = (float((change == value).sum()) * pixel for value in (1, 2, 3))
    return {"before": stable + lost, "after": stable + gained, "stable": stable, "lost": lost, "gained": gained}


def test_walker_lake_through_time(lake_api, qgis_process, tmp_path):
    run_recipe("walker_lake_series.sh", qgis_process, tmp_path, STAC_URL=lake_api.url)
    with open(tmp_path / "walker.csv", encoding="utf-8") as file:
        rows = {row["date"]: row for row in csv.DictReader(file)}
    # Two scenes have footprints and no files; the others are seen but for the clouds.
    failed = {date for date, row in rows.items() if row["flag"] == "failed"}
    assert failed == {"1988-08-03", "2017-07-18"} and len(rows) == 6
    for year, (across, along) in {"1988": (5.2, 9.6), "2017": (4.5, 8.2)}.items():
        for row in (row for date, row in rows.items() if date.startswith(year) and date not in failed):
            assert float(row["observed"]) == pytest.approx(np.pi * across * along, rel=0.08)
            assert row["platform"] == {"1988": "landsat-5", "2017": "landsat-8"}[year]
    maps = gdal.Open(str(tmp_path / "walker.tif"))
    assert [maps.GetRasterBand(band).GetDescription() for band in range(1, 5)] == sorted(set(rows) - failed)
    assert {path.name for path in tmp_path.iterdir()} >= {"walker.html", "walker.png"}
    assert len(list((tmp_path / "walker_kept").rglob("*.tif"))) == 4


def test_walker_lake_from_a_search(lake_api, qgis_process, command, tmp_path):
    said = run_recipe("walker_lake_stac.sh", qgis_process, tmp_path, STAC_URL=lake_api.url)
    found = areas_in(tmp_path / "walker_change.tif")
    # The newest comes first, so the second item is that of June.
    truth = lake_api.truth["june"]
    for name in ("before", "after", "stable", "lost"):
        assert found[name] == pytest.approx(truth[name], rel=0.01), name
    assert found["gained"] < 0.01 * truth["before"]
    # The chain of single tools gives what the main job gives.
    images = {"BEFORE": str(tmp_path / "walker_1988.tif"), "AFTER": str(tmp_path / "walker_2017.tif")}
    done = command.run(
        "lakechange", POINT="-118.71,38.70 [EPSG:4326]", CLUSTERS=4, CHANGE=str(tmp_path / "main.tif"), **images
    )
    assert done.code == 0, done.text
    assert areas_in(tmp_path / "main.tif") == pytest.approx(found, rel=1e-3)
    difference = read_raster(str(tmp_path / "walker_difference.tif"))
    change = read_raster(str(tmp_path / "walker_change.tif"))
    np.testing.assert_array_equal(difference == -1, change == 2)
    # The second item of each year, and the bands of the notebook but for the thermal one.
    for year, bands in (("1988", 6), ("2017", 7)):
        footprints = json.loads((tmp_path / f"scenes_{year}.geojson").read_text())["features"]
        assert [one["properties"]["datetime"][:10] for one in footprints] == [f"{year}-07-02", f"{year}-06-16"]
        image = gdal.Open(str(tmp_path / f"walker_{year}.tif"))
        assert image.RasterCount == bands and image.GetMetadataItem("ACQUISITION_DATE").startswith(f"{year}-06-16")
        assert abs(image.RasterXSize - 950) < 40 and abs(image.RasterYSize - 1128) < 40
        table = (tmp_path / f"bands_{year}.csv").read_text().splitlines()
        assert table[0] == "name,common_name,description,center_wavelength,full_width_half_max"
        assert len(table) == bands + 1
    assert (tmp_path / "walker.html").stat().st_size > 1000
    assert "COUNT:\t2" in said


def product(files, sensor, folder):
    """Pack the served scene as the archive that EarthExplorer gives."""
    name, bands = BANDS[sensor]
    day = name[-10:].replace("-", "")
    product_id = f"{sensor}_L2SP_042033_{day}_20200917_02_T1"
    satellite = "LANDSAT_5" if sensor == "LT05" else "LANDSAT_8"
    factors = "".join(
        f"    REFLECTANCE_MULT_BAND_{number} = 2.75e-05\n    REFLECTANCE_ADD_BAND_{number} = -0.2\n" for number in bands
    )
    (folder / f"{product_id}_MTL.txt").write_text(
        f"GROUP = LANDSAT_METADATA_FILE\n  GROUP = PRODUCT_CONTENTS\n    LANDSAT_PRODUCT_ID = \"{product_id}\"\n"
        f"  END_GROUP = PRODUCT_CONTENTS\n  GROUP = IMAGE_ATTRIBUTES\n    SPACECRAFT_ID = \"{satellite}\"\n"
        f"    DATE_ACQUIRED = {name[-10:]}\n    SCENE_CENTER_TIME = \"18:19:42.5000000Z\"\n"
        f"  END_GROUP = IMAGE_ATTRIBUTES\n  GROUP = LEVEL2_SURFACE_REFLECTANCE_PARAMETERS\n{factors}"
        "  END_GROUP = LEVEL2_SURFACE_REFLECTANCE_PARAMETERS\nEND_GROUP = LANDSAT_METADATA_FILE\nEND\n"
    )  # fmt: skip
    members = {f"SR_B{number}": common for number, common in bands.items()}
    members |= {"QA_PIXEL": "qa_pixel", "QA_RADSAT": "qa_radsat"}
    with tarfile.open(folder / f"{product_id}.tar", "w") as archive:
        archive.add(folder / f"{product_id}_MTL.txt", f"{product_id}_MTL.txt")
        for part, common in members.items():
            archive.add(files / f"{name}_{common}.tif", f"{product_id}_{part}.TIF")
    return folder / f"{product_id}.tar"


def test_walker_lake_from_files(lake_files, qgis_process, command, tmp_path):
    archives = [product(lake_files.folder, sensor, tmp_path) for sensor in BANDS]
    run_recipe("walker_lake_files.sh", qgis_process, tmp_path, *archives)
    dataset = gdal.Open(str(tmp_path / "walker_change.tif"))
    assert (dataset.RasterXSize, dataset.RasterYSize) == (150, 150)
    assert dataset.GetGeoTransform()[1::4] == (200.0, -200.0)
    utm, degrees = osr.SpatialReference(), osr.SpatialReference()
    utm.ImportFromEPSG(32611)
    degrees.ImportFromEPSG(4326)
    degrees.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    x, y, _ = osr.CoordinateTransformation(degrees, utm).TransformPoint(-118.7081, 38.6942)
    left, top = np.array(dataset.GetGeoTransform())[[0, 3]]
    assert (left + 15000, top - 15000) == pytest.approx((x, y), abs=0.01)
    truth = json.loads((lake_files.folder / "truth.json").read_text())
    found = areas_in(tmp_path / "walker_change.tif")
    for name in ("before", "after", "lost"):
        assert found[name] == pytest.approx(truth[name], rel=0.02), name


WRITE_CUBE = """
import sys
sys.path.insert(0, sys.argv[1])
import cube_files, numpy, pathlib
materials = numpy.random.default_rng(0).integers(0, 8, (6, 5)).repeat(20, 0).repeat(20, 1)
waves = 1 + 0.4 * numpy.sin(cube_files.WAVELENGTHS / (150 + 60 * numpy.arange(8)[:, None]))
noise = numpy.random.default_rng(1).normal(1, 0.01, (120, 100, 426))
cube = numpy.rint(waves[materials] * (1500 + 500 * materials[..., None]) * noise).astype("i2")
cube_files.write_neon(pathlib.Path(sys.argv[2]) / "flight.h5", cube)
numpy.save(pathlib.Path(sys.argv[2]) / "materials.npy", materials)
"""


def test_a_cube_of_neon(test_engine_python, qgis_process, command, tmp_path):
    helpers = Path(__file__).resolve().parents[1] / "engine"
    subprocess.run([test_engine_python, "-I", "-c", WRITE_CUBE, helpers, tmp_path], check=True)
    run_recipe("neon_clusters.sh", qgis_process, tmp_path, tmp_path / "flight.h5", "257030,4111950 [EPSG:32611]")
    materials = np.load(tmp_path / "materials.npy")
    for method in ("full", "minibatch"):
        labels = read_raster(str(tmp_path / f"kmeans_{method}.tif"))
        # Each of the eight materials is one cluster, and each cluster one material.
        pairs = set(zip(materials.ravel().tolist(), labels.ravel().tolist()))
        assert len(pairs) == len({one for one, _ in pairs}) == len({other for _, other in pairs}) == 8
        assert json.loads((tmp_path / f"kmeans_{method}.json").read_text())
    indices = gdal.Open(str(tmp_path / "indices.tif"))
    names = [indices.GetRasterBand(number + 1).GetDescription() for number in range(indices.RasterCount)]
    assert names == ["ndvi", "cai", "ndli", "mrendvi", "sipi", "ndni", "cri1", "cri2"]
    spectrum = (tmp_path / "spectrum.csv").read_text().splitlines()
    cube = gdal.Open(str(tmp_path / "cube.tif"))
    assert len(spectrum) == cube.RasterCount + 1 == len((tmp_path / "bands.csv").read_text().splitlines())
    assert "<svg" in (tmp_path / "spectrum.html").read_text()
    # The same as a model, which people can change.
    outputs = {"full:Clusters, whole": "full", "minibatch:Clusters, in mini-batches": "minibatch"}
    done = qgis_process(
        "run",
        "strandline:cube_clusters",
        "--",
        f"CUBE={tmp_path / 'flight.h5'}",
        "POINT=257030,4111950 [EPSG:32611]",
        *(f"{name}={tmp_path / f'model_{method}.tif'}" for name, method in outputs.items()),
        f"signature:Plot={tmp_path / 'model.html'}",
        f"cube:Cube={tmp_path / 'model_cube.tif'}",
        f"indices:Indices={tmp_path / 'model_indices.tif'}",
    )
    assert done.returncode == 0, done.stdout + done.stderr
    for method in outputs.values():
        found, expected = (read_raster(str(tmp_path / f"{kind}_{method}.tif")) for kind in ("model", "kmeans"))
        np.testing.assert_array_equal(found, expected)
    assert "<svg" in (tmp_path / "model.html").read_text()
