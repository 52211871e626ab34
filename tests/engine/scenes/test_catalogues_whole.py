"""Items as the big catalogues write them, loaded as a whole: bands, numbers, masks, grid, date and satellite.

The ground is made of squares whose reflectance is known; each catalogue stores it in its own way. Values are what the
catalogue's documentation says of its numbers.
"""

from __future__ import annotations

import json

import numpy as np
import pytest
import rasterio
from rasterio.transform import from_origin

from engine.steps import loadstac

COG = "image/tiff; application=geotiff; profile=cloud-optimized"
#: Squares from left to right: fill around the scene, plants, lake, cloud, shadow, snow.
PLACES = ("fill", "land", "lake", "cloud", "shadow", "snow")
SIDE = 6
KEYS = ["coastal", "blue", "green", "yellow", "red", "rededge071", "rededge075", "rededge078", "nir", "nir08", "nir09"]
KEYS += ["swir16", "swir22"]
SPECTRA = {
    "land": (0.03, 0.05, 0.08, 0.075, 0.07, 0.12, 0.25, 0.31, 0.36, 0.38, 0.37, 0.22, 0.11),
    "lake": (0.058, 0.06, 0.062, 0.056, 0.05, 0.045, 0.04, 0.037, 0.036, 0.035, 0.03, 0.02, 0.015),
    "cloud": (0.72, 0.7, 0.7, 0.7, 0.71, 0.7, 0.7, 0.7, 0.69, 0.68, 0.6, 0.5, 0.4),
    "shadow": (0.02, 0.018, 0.02, 0.02, 0.02, 0.03, 0.06, 0.07, 0.08, 0.085, 0.08, 0.05, 0.03),
    "snow": (0.8, 0.82, 0.8, 0.79, 0.78, 0.75, 0.72, 0.7, 0.66, 0.64, 0.5, 0.1, 0.08),
}
#: What quality bands hold at the places.
CLASSES = {
    "scl": (0, 4, 6, 9, 3, 11),
    "qa_pixel": (1, 21824, 21952, 22280, 23888, 30048),
    "hls": (255, 64, 96, 66, 72, 80),
    "dea": (0, 1, 5, 2, 3, 4),
    "cmask": (0, 127, 127, 255, 127, 127),
    "state": (3, 0, 0, 1, 4, 0),
    "udm": (1, 0, 0, 2, 0, 0),
    "zero": (0,) * 6,
    "seven": (7, 8, 9, 10, 11, 12),
}
S2 = dict(
    zip(
        ["B01", "B02", "B03", "B04", "B05", "B06", "B07", "B08", "B8A", "B11", "B12"],
        [
            "coastal",
            "blue",
            "green",
            "red",
            "rededge071",
            "rededge075",
            "rededge078",
            "nir",
            "nir08",
            "swir16",
            "swir22",
        ],
        strict=True,
    )
)
COMMON = {"nir": "nir", "nir08": "nir08"} | {name: "rededge" for name in KEYS if name.startswith("rededge")}
SIX = ["blue", "green", "red", "nir08", "swir16", "swir22"]


def stored(kinds, scale, offset, fill, side):
    """Return what the file holds, shape (bands, rows, columns)."""
    layers = []
    for kind in kinds:
        if kind in KEYS:
            row = [fill, *((SPECTRA[place][KEYS.index(kind)] - offset) / scale for place in PLACES[1:])]
        else:
            row = CLASSES[kind]
        layers.append(np.kron(np.round(row), np.ones((side, side))))
    return np.array(layers)


class Catalogue:
    """An item that is put together asset by asset."""

    def __init__(self, folder, collection, pixel=30, epsg=32611, version="1.0.0", name="one", **properties):
        self.folder, self.pixel, self.epsg = folder, pixel, epsg
        self.item = {
            "type": "Feature", "stac_version": version, "id": name, "collection": collection, "geometry": None,
            "links": [], "properties": {"datetime": "2022-06-15T14:47:41.5Z", **properties}, "assets": {},
        }  # fmt: skip

    def add(
        self, key, *kinds, scale=1e-4, offset=0.0, fill=0, dtype="uint16", times=1, header=True, jp2=False, **asset
    ):
        """Add a file of bands, whose pixels are so many times as large as the finest."""
        values = stored(kinds, scale, offset, fill, SIDE // times)
        how = {"driver": "JP2OpenJPEG", "QUALITY": "100", "REVERSIBLE": "YES"} if jp2 else {"driver": "GTiff"}
        file = "".join(letter if letter.isalnum() else "_" for letter in key) + (".jp2" if jp2 else ".tif")
        with rasterio.open(
            self.folder / file, "w", width=values.shape[2], height=values.shape[1], count=len(values), dtype=dtype,
            crs=f"EPSG:{self.epsg}", nodata=fill if header and not jp2 else None,
            transform=from_origin(350_000, 4_300_020, self.pixel * times, self.pixel * times), **how,
        ) as dataset:  # fmt: skip
            dataset.write(values.astype(dtype))
        usual = {"type": "image/jp2" if jp2 else COG, "roles": ["data"]}
        self.item["assets"][key] = {"href": f"./{file}", **usual, **asset}
        return self

    def path(self):
        """Write the item and return its path."""
        (self.folder / "item.json").write_text(json.dumps(self.item))
        return str(self.folder / "item.json")


def planetary_sentinel2(folder):
    one = Catalogue(folder, "sentinel-2-l2a", 10, platform="Sentinel-2B", **{"s2:processing_baseline": "05.11"})
    for key, kind in S2.items():
        bands = [{"name": key, "common_name": COMMON.get(kind, kind)}]
        times = {"B01": 6}.get(key, 1 if key in ("B02", "B03", "B04", "B08") else 2)
        one.add(key, kind, offset=-0.1, times=times, **{"eo:bands": bands})
    visual = [{"name": key, "common_name": kind} for key, kind in (("B04", "red"), ("B03", "green"), ("B02", "blue"))]
    one.add("visual", "red", "green", "blue", scale=0.004, dtype="uint8", **{"eo:bands": visual})
    return one.add("AOT", "seven").add("WVP", "seven").add("SCL", "scl", dtype="uint8", times=2)


def element84(folder, collection="sentinel-2-l2a", said=-0.1, numbers=-0.1, **properties):
    one = Catalogue(folder, collection, 10, platform="sentinel-2a", **properties)
    edges = {"rededge071": "rededge1", "rededge075": "rededge2", "rededge078": "rededge3"}
    for key, kind in S2.items():
        bands = {"eo:bands": [{"name": key, "common_name": COMMON.get(kind, kind)}]}
        raster = [{"nodata": 0, "scale": 1e-4, "offset": said}]
        times = 6 if key == "B01" else 1 if key in ("B02", "B03", "B04", "B08") else 2
        one.add(edges.get(kind, kind), kind, offset=numbers, times=times, **bands, **{"raster:bands": raster})
    one.add("cloud", "seven", dtype="uint8", times=2, roles=["data", "cloud"])
    return one.add("aot", "seven", times=2).add("scl", "scl", dtype="uint8", times=2)


def element84_applied(folder):
    return element84(folder, numbers=0.0, **{"earthsearch:boa_offset_applied": True, "s2:processing_baseline": "05.10"})


def element84_collection1(folder):
    return element84(folder, "sentinel-2-c1-l2a", **{"s2:processing_baseline": "05.10"})


def element84_bare(folder):
    """Their first items: no bands, no scale, baseline before the offset."""
    one = Catalogue(folder, "sentinel-s2-l2a-cogs", 10, version="1.0.0-beta.1", platform="sentinel-2a")
    for key, kind in S2.items():
        one.add(key, kind, times=1 if key in ("B02", "B03", "B04", "B08") else 2, roles=[])
    return one.add("visual", "red", "green", "blue", scale=0.004, dtype="uint8").add(
        "SCL", "scl", dtype="uint8", times=2
    )


def copernicus(folder):
    """Every band in several sizes, STAC 1.1, JPEG 2000."""
    one = Catalogue(
        folder, "sentinel-2-l2a", 10, version="1.1.0", platform="sentinel-2c", **{"processing:version": "05.12"}
    )
    for key, kind in S2.items():
        for size in (10, 20, 60) if key in ("B02", "B03", "B04") else (10,) if key == "B08" else (20, 60):
            said = {"raster:scale": 1e-4, "raster:offset": -0.1, "nodata": 0, "gsd": size}
            bands = [{"name": key, "eo:common_name": COMMON.get(kind, kind)}]
            one.add(f"{key}_{size}m", kind, offset=-0.1, times=size // 10, jp2=True, bands=bands, **said)
    for size in (20, 60):
        one.add(f"SCL_{size}m", "scl", dtype="uint8", times=size // 10, jp2=True, gsd=size)
    return one.add("AOT_10m", "seven", jp2=True, gsd=10, bands=[{"name": "AOT"}])


def planetary_landsat(folder):
    raster = [{"scale": 2.75e-5, "offset": -0.2, "nodata": 0}]
    one = Catalogue(folder, "landsat-c2-l2", platform="landsat-8", name="LC08_L2SP_047027_20201204_02_T1")
    for number, kind in enumerate(["coastal", *SIX], start=1):
        bands = [{"name": f"OLI_B{number}", "common_name": kind}]
        one.add(kind, kind, scale=2.75e-5, offset=-0.2, **{"eo:bands": bands, "raster:bands": raster})
    for key in ("atran", "drad", "emis"):
        one.add(key, "seven", dtype="int16", fill=-9999)
    return one.add("qa_pixel", "qa_pixel", fill=1, roles=["cloud"]).add("qa_radsat", "zero", header=False)


def usgs_landsat7(folder):
    """No scale, bands of another satellite's numbers, the satellite in capitals."""
    one = Catalogue(folder, "landsat-c2l2-sr", platform="LANDSAT_7", name="LE07_L2SP_044033_20210329_20210424_02_T1_SR")
    for kind, name in zip(SIX, ("B1", "B2", "B3", "B4", "B5", "B7"), strict=True):
        one.add(kind, kind, scale=2.75e-5, offset=-0.2, roles=[], **{"eo:bands": [{"name": name, "common_name": kind}]})
    one.add("atmos_opacity", "seven", dtype="int16", fill=-9999, roles=[])
    return one.add("cloud_qa", "zero", dtype="uint8", header=False, roles=[]).add(
        "qa_pixel", "qa_pixel", fill=1, roles=[]
    )


def hls_landsat(folder):
    """Names by number alone, angles and the mask with the role of data."""
    one = Catalogue(folder, "HLSL30.v2.0", name="HLS.L30.T11SLC.2020153T183000.v2.0")
    for key, kind in zip(("B02", "B03", "B04", "B05", "B06", "B07"), SIX, strict=True):
        one.add(key, kind, dtype="int16", fill=-9999)
    return one.add("SZA", "seven", fill=40000).add("Fmask", "hls", dtype="uint8", fill=255)


def hls_sentinel2(folder):
    one = Catalogue(folder, "hls", platform="sentinel-2a", name="HLS.S30.T19LDD.2022166T144741.v2.0")
    words = {"blue": "B02", "green": "B03", "red": "B04", "nir_narrow": "B8A", "swir_1": "B11", "swir_2": "B12"}
    for (key, name), kind in zip(words.items(), SIX, strict=True):
        raster = [{"nodata": -9999, "scale": 1e-4}]
        one.add(key, kind, dtype="int16", fill=-9999, **{"eo:bands": [{"name": name}], "raster:bands": raster})
    return one.add("vza", "seven", fill=40000).add("fmask", "hls", dtype="uint8", fill=255)


def australia_sentinel2(folder):
    """Its second short-wave band is that of 1.6 micrometres."""
    one = Catalogue(folder, "ga_s2am_ard_3", 10, platform="sentinel-2a")
    for key, kind in zip(["blue", "green", "red", "nir_2", "swir_2", "swir_3"], SIX, strict=True):
        one.add(f"nbart_{key}", kind, dtype="int16", fill=-999, **{"eo:bands": [{"name": f"nbart_{key}"}]})
    one.add("nbart_nir_1", "nir", dtype="int16", fill=-999, **{"eo:bands": [{"name": "nbart_nir_1"}]})
    return one.add("oa_solar_zenith", "seven", dtype="float32").add("oa_fmask", "dea", dtype="uint8", times=2)


def australia_landsat(folder):
    one = Catalogue(folder, "ga_ls8c_ard_3", platform="landsat-8")
    for family, offset in (("nbar", -0.002), ("nbart", 0.0)):
        for key, kind in zip(["blue", "green", "red", "nir", "swir_1", "swir_2"], SIX, strict=True):
            one.add(f"{family}_{key}", kind, offset=offset, dtype="int16", fill=-999)
    return one.add("oa_nbart_contiguity", "seven", dtype="uint8").add("oa_fmask", "dea", dtype="uint8")


def brazil(folder):
    one = Catalogue(folder, "CB4-16D-2", 64, platform="CBERS-4")
    for key, kind in (("BAND13", "blue"), ("BAND14", "green"), ("BAND15", "red"), ("BAND16", "nir08")):
        one.add(key, kind, dtype="int16", fill=-9999)
    return one.add("NDVI", "seven", dtype="int16").add("CMASK", "cmask", dtype="uint8")


def modis(folder):
    one = Catalogue(
        folder, "modis-09A1-061", 500, platform="terra", datetime=None, start_datetime="2022-06-15T14:47:41Z"
    )
    for number, kind in ((1, "red"), (2, "nir08"), (3, "blue"), (4, "green"), (6, "swir16"), (7, "swir22")):
        one.add(f"sur_refl_b0{number}", kind, dtype="int16", fill=-28672)
    return one.add("sur_refl_szen", "seven").add("sur_refl_state_500m", "state", fill=65535)


def planet(folder):
    one = Catalogue(folder, "PSScene", 3, platform="1011", constellation="planetscope")
    bands = [{"name": name, "common_name": name} for name in ("blue", "green", "red", "nir")]
    one.add("ortho_analytic_4b_sr", "blue", "green", "red", "nir", **{"eo:bands": bands})
    return one.add("ortho_udm", "udm", dtype="uint8", header=False)


WITH_EDGES = {"coastal", "rededge071", "rededge075", "rededge078"}
CLOUD = {"fill", "cloud"}
#: Catalogue, bands that must be there, satellite, what is hidden.
CATALOGUES = [
    (planetary_sentinel2, {*SIX, *WITH_EDGES, "nir"} - {"coastal"}, "sentinel-2b", CLOUD | {"shadow"}),
    (element84, {*SIX, "nir"}, "sentinel-2a", CLOUD | {"shadow"}),
    (element84_applied, {*SIX, "nir"}, "sentinel-2a", CLOUD | {"shadow"}),
    (element84_collection1, {*SIX, "nir"}, "sentinel-2a", CLOUD | {"shadow"}),
    (element84_bare, {*SIX, "nir"}, "sentinel-2a", CLOUD | {"shadow"}),
    (copernicus, {*SIX, "nir", "rededge071"}, "sentinel-2c", CLOUD | {"shadow"}),
    (planetary_landsat, {*SIX, "coastal"}, "landsat-8", CLOUD | {"shadow"}),
    (usgs_landsat7, set(SIX), "landsat-7", CLOUD | {"shadow"}),
    (hls_landsat, set(SIX), "", CLOUD | {"shadow"}),
    (hls_sentinel2, set(SIX), "sentinel-2a", CLOUD | {"shadow"}),
    (australia_sentinel2, {*SIX, "nir"} - {"nir08"}, "sentinel-2a", CLOUD | {"shadow"}),
    (australia_landsat, set(SIX), "landsat-8", CLOUD | {"shadow"}),
    (brazil, {"blue", "green", "red", "nir08"}, "cbers-4", CLOUD),
    (modis, set(SIX), "terra", CLOUD | {"shadow"}),
    (planet, {"blue", "green", "red", "nir"}, "1011", CLOUD),
]


@pytest.mark.parametrize(
    ("make", "bands", "platform", "hidden"), CATALOGUES, ids=lambda value: getattr(value, "__name__", "")
)
def test_a_scene(job, tmp_path, make, bands, platform, hidden):
    catalogue = make(tmp_path)
    masks = ["fill", "dilated_cloud", "cirrus", "cloud", "shadow", "saturated"]
    answer = loadstac.run(job, product=catalogue.path(), output=str(tmp_path / "out.tif"), mask=masks)
    assert (answer["date"], answer["platform"]) == ("2022-06-15T14:47:41Z", platform)
    with rasterio.open(tmp_path / "out.tif") as dataset:
        values, names = dataset.read(), dataset.descriptions
        assert dataset.crs.to_epsg() == 32611 and dataset.res == (catalogue.pixel, catalogue.pixel)
        assert dataset.shape == (SIDE, len(PLACES) * SIDE)
    strange = {name for name in names if name not in KEYS and name not in ("nbart_nir_2", "B8A")}
    assert bands <= set(names) and not strange, names
    for position, place in enumerate(PLACES):
        middle = values[:, SIDE // 2, position * SIDE + SIDE // 2]
        if place in hidden:
            assert np.isnan(middle).all(), place
            continue
        # A narrow band of near infrared may go by another name than its broad neighbour.
        truth = [SPECTRA[place][KEYS.index({"nbart_nir_2": "nir08", "B8A": "nir08"}.get(name, name))] for name in names]
        np.testing.assert_allclose(middle, truth, atol=0.0011, err_msg=place)
