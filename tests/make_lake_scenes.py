"""Make scenes of a lake as a STAC API has them: make_lake_scenes.py FOLDER URL.

Two summers, Landsat 5 in 1988 and Landsat 8 in 2017, as in the published notebook on Walker Lake: Collection 2 level 2,
uint16, QA_PIXEL with clouds, as Cloud Optimized GeoTIFFs. The truth is known: the lake is an ellipse that shrinks. Writes
the files, the items and the collection (``items.json``, ``collection.json``), and ``truth.json`` with the areas in km².
URL is where the folder will be served.

Runs in the engine's environment and uses nothing but numpy and rasterio, so that tests do not rest on the code they test.
"""

import json
import sys
from pathlib import Path

import numpy as np
from rasterio.io import MemoryFile
from rasterio.shutil import copy
from rasterio.transform import from_origin
from rasterio.warp import transform, transform_bounds

CRS = "EPSG:32611"
ROWS, COLUMNS, PIXEL = 1300, 1120, 30.0
#: The water body's middle lies at lon -118.71 lat 38.70.
MIDDLE = transform("EPSG:4326", CRS, [-118.71], [38.70])
LEFT, TOP = (
    round((MIDDLE[0][0] - 0.55 * COLUMNS * PIXEL) / PIXEL) * PIXEL,
    round((MIDDLE[1][0] + 0.5 * ROWS * PIXEL) / PIXEL) * PIXEL,
)

#: Reflectance, after the USGS spectral library, rounded: coastal blue green red nir08 swir16 swir22.
NAMES = ("coastal", "blue", "green", "red", "nir08", "swir16", "swir22")
WATER = (0.045, 0.045, 0.050, 0.030, 0.012, 0.006, 0.004)
LANDS = (
    (0.090, 0.110, 0.150, 0.190, 0.260, 0.340, 0.290),  # bare soil
    (0.030, 0.040, 0.080, 0.060, 0.380, 0.220, 0.120),  # fields
    (0.160, 0.190, 0.250, 0.300, 0.360, 0.430, 0.400),  # sand
)
CLOUD = (0.620, 0.600, 0.590, 0.590, 0.600, 0.450, 0.330)
CENTRES = {"coastal": 0.44, "blue": 0.48, "green": 0.56, "red": 0.65, "nir08": 0.86, "swir16": 1.61, "swir22": 2.2}
NUMBERS = {
    "landsat-5": {"blue": 1, "green": 2, "red": 3, "nir08": 4, "swir16": 5, "swir22": 7, "lwir": 6},
    "landsat-8": {
        "coastal": 1, "blue": 2, "green": 3, "red": 4, "nir08": 5, "swir16": 6, "swir22": 7, "lwir11": 10
    },
}  # fmt: skip
#: Date, platform, half axes of the lake in metres, cloud cover as the item tells it, seed of the clouds.
SCENES = (
    ("1988-06-16", "landsat-5", 5200, 9600, 0.0, 1),
    ("1988-07-02", "landsat-5", 5200, 9600, 0.7, 2),
    ("1988-08-03", "landsat-5", 5200, 9600, 44.0, 3),
    ("2017-06-16", "landsat-8", 4500, 8200, 0.2, 4),
    ("2017-07-02", "landsat-8", 4500, 8200, 0.9, 5),
    ("2017-07-18", "landsat-7", 4500, 8200, 0.0, 6),
)
BLURRED = 40


def main(folder, url):
    """Write everything."""
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    items, observed, lakes = [], {}, {}
    for date, platform, across, along, cover, seed in SCENES:
        lake = ellipse(across, along)
        clouds, shadows = (
            clouds_of(seed) if cover < 40 else (clouds_of(seed)[0] | (land_noise(seed) > 0.2), clouds_of(seed)[1])
        )
        if platform in NUMBERS and cover < 40:
            write_scene(folder, f"{platform}_{date}", platform, lake, clouds, shadows, seed)
        items.append(item(f"{platform}_{date}", date, platform, cover, url))
        observed[date], lakes[date] = ~(clouds | shadows), lake
    (folder / "items.json").write_text(json.dumps({"type": "FeatureCollection", "features": items}))
    (folder / "collection.json").write_text(json.dumps(collection()))
    july, june = (truth(observed, lakes, f"1988-{day}", f"2017-{day}") for day in ("07-02", "06-16"))
    (folder / "truth.json").write_text(json.dumps({**july, "june": june}))


def truth(observed, lakes, before, after):
    """Return the areas in km² as far as both dates were observed."""
    seen = observed[before] & observed[after]

    def area(pixels):
        return float((pixels & seen).sum()) * PIXEL**2 / 1e6

    first, second = lakes[before], lakes[after]
    return {
        "before": area(first), "after": area(second), "stable": area(first & second),
        "lost": area(first & ~second), "gained": area(second & ~first),
    }  # fmt: skip


def places():
    """Return the coordinates of all pixel centres from the lake's middle."""
    x = LEFT + PIXEL * (np.arange(COLUMNS) + 0.5) - MIDDLE[0][0]
    y = TOP - PIXEL * (np.arange(ROWS) + 0.5) - MIDDLE[1][0]
    return x[np.newaxis], y[:, np.newaxis]


def ellipse(across, along):
    """Return which pixels are water."""
    x, y = places()
    return (x / across) ** 2 + (y / along) ** 2 < 1


def land_noise(seed):
    """Return a smooth random field, mean 0 and standard deviation 1."""
    random = np.random.default_rng(seed).standard_normal((ROWS // BLURRED + 3, COLUMNS // BLURRED + 3))
    rows, columns = np.arange(ROWS) / BLURRED, np.arange(COLUMNS) / BLURRED
    row, column = rows.astype(int), columns.astype(int)
    v, u = (rows - row)[:, np.newaxis], (columns - column)[np.newaxis]
    value = (random[np.ix_(row, column)] * (1 - u) + random[np.ix_(row, column + 1)] * u) * (1 - v)
    value += (random[np.ix_(row + 1, column)] * (1 - u) + random[np.ix_(row + 1, column + 1)] * u) * v
    return value / value.std()


def clouds_of(seed):
    """Return the pixels of three small clouds and of their shadows; the second cloud hides a part of the lake."""
    random = np.random.default_rng(100 + seed)
    x, y = places()
    cloud, shadow = np.zeros((ROWS, COLUMNS), bool), np.zeros((ROWS, COLUMNS), bool)
    for number in range(3):
        east, north = (3000, 2000) if number == 1 else random.uniform(-13000, 13000, 2)
        radius = random.uniform(500, 900)
        cloud |= np.hypot(x - east, y - north) < radius
        shadow |= np.hypot(x - east + 1500, y - north - 1200) < radius
    return cloud, shadow & ~cloud


def write_scene(folder, name, platform, lake, clouds, shadows, seed):
    """Write all bands of a scene."""
    random = np.random.default_rng(200 + seed)
    kinds = np.digitize(land_noise(seed=7), (-0.3, 0.8))
    for common in NUMBERS[platform]:
        if common.startswith("lwir"):
            kelvin = np.where(lake, 293.0, 310.0) + random.normal(0, 1, lake.shape)
            write_cog(folder / f"{name}_{common}.tif", np.rint((kelvin - 149.0) / 0.00341802).astype(np.uint16), 0)
            continue
        place = NAMES.index(common)
        values = np.choose(kinds, [land[place] for land in LANDS])
        values = np.where(lake, WATER[place], values)
        values = np.where(shadows, 0.3 * values, np.where(clouds, CLOUD[place], values))
        values = values * random.normal(1, 0.03, lake.shape) + random.normal(0, 0.001, lake.shape)
        stored = np.clip(np.rint((values + 0.2) / 0.0000275), 1, 65535).astype(np.uint16)
        stored[:, :8] = 0
        write_cog(folder / f"{name}_{common}.tif", stored, 0)
    flags = np.where(clouds, 1 << 3, np.where(shadows, 1 << 4, 1 << 6)).astype(np.uint16)
    flags[lake & (flags == 1 << 6)] |= 1 << 7
    flags[:, :8] = 1
    write_cog(folder / f"{name}_qa_pixel.tif", flags, 1)
    write_cog(folder / f"{name}_qa_radsat.tif", np.zeros_like(flags), None)


def write_cog(path, values, nodata):
    """Write one band as a Cloud Optimized GeoTIFF with tiles of 256 pixels, as the archive has them."""
    profile = {
        "driver": "GTiff", "width": COLUMNS, "height": ROWS, "count": 1, "dtype": values.dtype, "crs": CRS,
        "transform": from_origin(LEFT, TOP, PIXEL, PIXEL), "nodata": nodata,
    }  # fmt: skip
    with MemoryFile() as memory:
        with memory.open(**profile) as dataset:
            dataset.write(values, 1)
        copy(memory.name, str(path), driver="COG", COMPRESS="DEFLATE", BLOCKSIZE=256, OVERVIEW_RESAMPLING="NEAREST")


def item(name, date, platform, cover, url):
    """Return the STAC item of a scene, built as Planetary Computer's are."""
    numbers = NUMBERS.get(platform, NUMBERS["landsat-8"])
    # Those that have no files lie a little elsewhere, as neighbours do.
    east, north = {"landsat-7": (5000, 1500)}.get(platform, (-4000, -2500) if cover >= 40 else (0, 0))
    left, top = LEFT + east, TOP + north
    bounds = (left, top - ROWS * PIXEL, left + COLUMNS * PIXEL, top)
    west, south, east, north = transform_bounds(CRS, "EPSG:4326", *bounds)
    sensor = {"landsat-5": "TM", "landsat-7": "ETM", "landsat-8": "OLI"}[platform]
    assets = {}
    for common, number in numbers.items():
        thermal = common.startswith("lwir")
        assets[common] = {
            "href": f"{url}/{name}_{common}.tif",
            "type": "image/tiff; application=geotiff; profile=cloud-optimized",
            "title": f"{common} band",
            "roles": ["data", "temperature" if thermal else "reflectance"],
            "eo:bands": [
                {
                    "name": f"{sensor}_B{number}", "common_name": common, "description": f"Visible or infrared, {common}",
                    "center_wavelength": CENTRES.get(common, 10.9), "full_width_half_max": 0.06,
                }
            ],
            "raster:bands": [
                {"scale": 0.00341802, "offset": 149.0, "nodata": 0, "data_type": "uint16"}
                if thermal
                else {"scale": 0.0000275, "offset": -0.2, "nodata": 0, "data_type": "uint16"}
            ],
        }  # fmt: skip
    for key in ("qa_pixel", "qa_radsat"):
        assets[key] = {
            "href": f"{url}/{name}_{key}.tif",
            "type": "image/tiff; application=geotiff; profile=cloud-optimized",
            "roles": ["cloud", "cloud-shadow"] if key == "qa_pixel" else ["saturation"],
        }
    assets["rendered_preview"] = {"href": f"{url}/{name}.png", "type": "image/png", "roles": ["overview"]}
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {
        "type": "Feature", "stac_version": "1.0.0", "id": name, "collection": "landsat-c2-l2",
        "stac_extensions": [
            "https://stac-extensions.github.io/eo/v1.0.0/schema.json",
            "https://stac-extensions.github.io/raster/v1.0.0/schema.json",
            "https://stac-extensions.github.io/projection/v1.0.0/schema.json",
        ],
        "geometry": {"type": "Polygon", "coordinates": [ring]}, "bbox": [west, south, east, north],
        "properties": {
            "datetime": f"{date}T18:19:42.500000Z", "platform": platform, "eo:cloud_cover": cover, "proj:epsg": 32611,
            "proj:shape": [ROWS, COLUMNS], "proj:transform": [PIXEL, 0, left, 0, -PIXEL, top],
        },
        "links": [], "assets": assets,
    }  # fmt: skip


def collection():
    """Return the collection."""
    return {
        "type": "Collection", "stac_version": "1.0.0", "id": "landsat-c2-l2", "description": "Generated scenes",
        "license": "proprietary", "links": [],
        "extent": {
            "spatial": {"bbox": [[-180, -90, 180, 90]]},
            "temporal": {"interval": [["1982-08-22T00:00:00Z", None]]},
        },
    }  # fmt: skip


if __name__ == "__main__":
    main(*sys.argv[1:])
