"""Real Landsat products of the USGS, reduced or cut, against formulas on their files."""

from __future__ import annotations

import re
import tarfile

import numpy as np
import pytest
import rasterio
from rasterio.crs import CRS

from engine.scenes.landsat_metadata import read_metadata

pytestmark = pytest.mark.filterwarnings("ignore::rasterio.errors.NotGeoreferencedWarning")


REAL = ("LC08_L2SP_005009_20150710_20200908_02_T2", "LC08_L2SP_008059_20191201_20200825_02_T1")


@pytest.mark.parametrize("ending", ["txt", "json", "xml"])
@pytest.mark.parametrize("name", REAL)
def test_real_products(load_landsat, shared_data, name, ending):
    def stored(part):
        with rasterio.open(shared_data / "landsat_c2" / f"{name}_{part}.TIF") as dataset:
            return dataset.read(1), dataset.transform, dataset.crs

    masks = ["fill", "dilated_cloud", "cirrus", "cloud", "shadow", "saturated"]
    answer, found = load_landsat(shared_data / "landsat_c2" / f"{name}_MTL.{ending}", mask=masks)
    quality, saturation = stored("QA_PIXEL")[0], stored("QA_RADSAT")[0]
    assert np.count_nonzero(quality & 0b11110) > 5000
    for number, values in enumerate(found, start=1):
        numbers, transform, crs = stored(f"SR_B{number}")
        hidden = (numbers == 0) | (quality & 0b11111 != 0) | (saturation & 1 << number - 1 != 0)
        np.testing.assert_allclose(values, np.where(hidden, np.nan, numbers * 0.0000275 - 0.2), atol=1e-6)
    assert answer["bands"] == ["coastal", "blue", "green", "red", "nir08", "swir16", "swir22"]
    assert answer["date"] == {"005": "2015-07-10T14:34:35Z", "008": "2019-12-01T15:13:51Z"}[name[10:13]]
    with rasterio.open(answer["output"]) as image:
        assert (image.transform, image.crs) == (transform, crs)


CROPPED = "LC08_L2SP_017051_20151205_20200908_02_T1"


def test_a_real_crop_without_georeference(load_landsat, job, shared_data, tmp_path):
    path = shared_data / "landsat_c2" / f"{CROPPED}-cropped.tar.gz"
    answer, found = load_landsat(path, bands=["green", "lwir11"], mask=["cloud"])
    with tarfile.open(path) as archive:
        archive.extractall(tmp_path / "unpacked")
    for values, part, scale, offset in zip(
        found, ("SR_B3", "ST_B10"), (0.0000275, 0.00341802), (-0.2, 149.0), strict=True
    ):
        with rasterio.open(tmp_path / "unpacked" / f"{CROPPED}_{part}.TIF") as band:
            numbers = band.read(1)
        np.testing.assert_allclose(
            values, np.where(numbers == 0, np.nan, numbers * scale + offset), rtol=1e-6, atol=1e-6
        )
    with rasterio.open(answer["output"]) as image:
        # The MTL's corners, 544020 1378980 and 558000 1369020, are middles of pixels.
        assert image.bounds == (544_005, 1_369_005, 558_015, 1_378_995)
        assert image.crs == CRS.from_epsg(32616)
    assert "no quality band for cloud" in job.warnings()


def test_a_real_crop_whose_metadata_are_those_of_the_whole_scene(landsat_refusal, shared_data, tmp_path):
    with tarfile.open(shared_data / "landsat_c2" / f"{CROPPED}-cropped.tar.gz") as archive:
        archive.extractall(tmp_path / "unpacked")
    metadata = tmp_path / "unpacked" / f"{CROPPED}_MTL.txt"
    text = re.sub(r"(_LINES) = 333", r"\1 = 7751", metadata.read_text())
    metadata.write_text(re.sub(r"(_SAMPLES) = 467", r"\1 = 7581", text))
    said = landsat_refusal(metadata)
    assert all(word in said for word in ("no georeference", "7581 x 7751", "467 x 333", "georeference the file")), said


@pytest.mark.parametrize(
    ("file", "date", "band", "zone", "size"),
    [("LC09_L2SP_010065_20220129_20220131_02_T1_MTL.txt", "2022-01-29T15:28:34Z", "10", 17, (7611, 7741)),
     ("LT04_L2SP_002026_19830110_20200918_02_T1_MTL.xml", "1983-01-10T13:52:14Z", "6", 22, (8121, 7431))],
)  # fmt: skip
def test_real_metadata(shared_data, file, date, band, zone, size):
    content = (shared_data / "stac_items" / file).read_bytes()
    told = read_metadata(content, file)
    assert told.date == date
    assert told.surface_reflectance("3") == (2.75e-05, -0.2)
    assert told.surface_temperature(band) == (0.00341802, 149.0)
    assert told.reflectance("3") != told.surface_reflectance("3")
    corner = re.search(rb"CORNER_UL_PROJECTION_X_PRODUCT\W+([\d.]+)", content)
    assert told.grids[0].transform.c == float(corner[1]) - 15
    assert CRS.from_wkt(told.grids[0].crs) == CRS.from_epsg(32600 + zone)
    assert (told.grids[0].width, told.grids[0].height) == size
