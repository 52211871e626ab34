"""Sentinel-2 products: reflectance by the published formula, one grid out of three, masks, and products that are not whole."""

from __future__ import annotations

import csv
import shutil
import tarfile
import zipfile
from contextlib import nullcontext
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
import rasterio
from make_safe_product import CRS, LEFT, PIXELS, SIDE, TOP, stored_numbers, write_product
from rasterio.warp import Resampling, reproject
from rasters import names_in, north_up

from engine.errors import InputError
from engine.raster.grid_request import GridRequest
from engine.raster.outputs import Outputs
from engine.raster.windows import first_block, window_shape
from engine.scenes.decoding import decode_once
from engine.scenes.scene import MASKS
from engine.scenes.scene_image import resample_scene
from engine.scenes.sentinel2 import read_sentinel2
from engine.steps import loadsentinel2

#: Common names, after the STAC electro-optical extension, and the bands that are loaded when none are named.
NAMES = {
    "B01": "coastal", "B02": "blue", "B03": "green", "B04": "red", "B05": "rededge071", "B06": "rededge075",
    "B07": "rededge078", "B08": "nir", "B8A": "nir08", "B09": "nir09", "B10": "cirrus", "B11": "swir16", "B12": "swir22",
}  # fmt: skip
USUAL = [band for band, pixel in PIXELS.items() if pixel < 60]
#: Another offset for each band, in the order of the metadata: B8A comes before B09.
OFFSETS = [-1000 + 10 * number for number in range(13)]
INNER = slice(6, -6)


@pytest.fixture
def load(job, tmp_path):
    """Return a function that loads a product and gives the answer, the image and its names."""

    def run(product, **how):
        output = str(tmp_path / "image.tif")
        answer = loadsentinel2.run(job, product=str(product), output=output, **how)
        with rasterio.open(output) as dataset:
            return answer, dict(zip(dataset.descriptions, dataset.read(), strict=True)), dataset.profile

    return run


def plane(band, pixel=10):
    """Return the plane of a band at the middles of pixels, where the band is not stored with such pixels."""
    away = np.arange(SIDE // pixel) * pixel + pixel / 2
    return 1000 + 100 * list(PIXELS).index(band) + (away[np.newaxis] + away[:, np.newaxis]) / 5


def reflectance(band, numbers, offsets=OFFSETS, quantification=10_000):
    """Return (DN + ADD_OFFSET) / QUANTIFICATION, DN 0 = no data: Products Specification Document, level 1C and 2A."""
    offset = offsets[list(PIXELS).index(band)] if offsets else 0
    return np.where(numbers == 0, np.nan, (numbers.astype(float) + offset) / quantification)


@pytest.mark.parametrize("level", ["2A", "1C"])
@pytest.mark.parametrize(("offsets", "quantification"), [(None, 10_000), (OFFSETS, 10_000), (OFFSETS, 8_000)])
def test_reflectance_by_the_published_formula(load, tmp_path, level, offsets, quantification):
    product = write_product(tmp_path, level, offsets=offsets, quantification=quantification)
    answer, image, profile = load(product)
    assert list(image) == answer["bands"] == [NAMES[band] for band in USUAL]
    assert (answer["date"], answer["platform"]) == ("2022-10-05T10:58:41Z", "sentinel-2b")
    assert (profile["width"], profile["height"], profile["crs"]) == (120, 120, CRS)
    assert profile["transform"] == north_up(10, (LEFT, TOP))
    for band in USUAL:
        if PIXELS[band] == 10:
            expected = reflectance(band, stored_numbers(band), offsets, quantification)
            np.testing.assert_allclose(image[NAMES[band]], expected, atol=1e-7, err_msg=band)
        else:
            # At the rim there is nothing to interpolate with.
            expected = reflectance(band, plane(band), offsets, quantification)[INNER, INNER]
            np.testing.assert_allclose(image[NAMES[band]][INNER, INNER], expected, atol=1e-7, err_msg=band)
            assert np.isfinite(image[NAMES[band]]).all()
    assert answer["valid_share"] == pytest.approx(1 - 12 / 120**2)


def test_the_atmospheric_bands_come_when_they_are_named_and_the_numbers_stay_when_wanted(load, tmp_path):
    product = write_product(tmp_path, "1C", offsets=OFFSETS)
    _, image, _ = load(product, bands=["cirrus", "B09", "Coastal", "B8A", "nir"], reflectance=False)
    assert list(image) == ["cirrus", "nir09", "coastal", "nir08", "nir"]
    np.testing.assert_array_equal(image["nir"], stored_numbers("B08"))
    for band in ("B10", "B09", "B01", "B8A"):
        np.testing.assert_allclose(image[NAMES[band]][INNER, INNER], plane(band)[INNER, INNER], atol=1e-3)


def test_a_hole_in_coarse_pixels_is_neither_filled_nor_spread(load, tmp_path):
    values = stored_numbers("B11")
    values[20:22, 30:33] = 0
    _, image, _ = load(write_product(tmp_path, bands={"B04": stored_numbers("B04"), "B11": values}))
    swir = image["swir16"]
    assert np.isnan(swir[40:44, 60:66]).all()
    assert np.isnan(swir).sum() == 24
    # GDAL's own interpolation, which leaves the missing pixels out.
    expected = np.full((120, 120), np.nan)
    where = {"src_transform": north_up(20, (LEFT, TOP)), "dst_transform": north_up(10, (LEFT, TOP))}
    reproject(values.astype(float), expected, src_crs=CRS, dst_crs=CRS, src_nodata=0, dst_nodata=np.nan,
              resampling=Resampling.bilinear, **where)  # fmt: skip
    np.testing.assert_allclose(swir, expected / 10_000, atol=1e-6)


@pytest.mark.parametrize("resolution", [20, 40])
def test_fine_bands_are_averaged_onto_a_coarser_grid(load, tmp_path, resolution):
    fine = np.random.default_rng(0).integers(1, 10_000, (120, 120)).astype(np.uint16)
    fine[20, 30], fine[40:44, 52:56] = 0, 0
    product = write_product(tmp_path, bands={"B03": fine, "B12": stored_numbers("B12")})
    _, image, profile = load(product, grid={"resolution": float(resolution)})
    assert profile["transform"] == north_up(resolution, (LEFT, TOP))
    # Of the pixels in a block those count that were observed; in one block none were.
    side, count = resolution // 10, 1200 // resolution
    blocks = fine.reshape(count, side, count, side).transpose(0, 2, 1, 3).reshape(count, count, side * side)
    seen = np.count_nonzero(blocks, axis=2)
    assert set(np.unique(seen)) == {0, side * side - 1, side * side}
    expected = np.where(seen > 0, blocks.sum(axis=2) / np.maximum(seen, 1), np.nan)
    np.testing.assert_allclose(image["green"], expected / 10_000, atol=1e-6)
    np.testing.assert_allclose(image["swir22"], plane("B12", resolution) / 10_000, atol=1e-7)


@pytest.mark.parametrize(
    ("masks", "classes"),
    [([], []), (["cloud"], [8, 9]), (["cirrus"], [10]), (["shadow"], [3]), (["snow"], [11]), (["saturated"], [1]),
     (["fill"], [0]), (["dilated_cloud"], []), (list(MASKS), [0, 1, 3, 8, 9, 10, 11])],
)  # fmt: skip
def test_the_scene_classification_hides_pixels(load, tmp_path, masks, classes):
    """Classes 0 to 11 as level 2A has them, each in five columns of 20 m."""
    scl = np.repeat(np.arange(12, dtype=np.uint8), 5)[np.newaxis].repeat(60, axis=0)
    product = write_product(tmp_path, bands={"B03": stored_numbers("B03"), "B11": stored_numbers("B11")}, quality=scl)
    _, image, _ = load(product, mask=masks)
    hidden = np.isin(scl, classes).repeat(2, axis=0).repeat(2, axis=1)
    for name in ("green", "swir16"):
        np.testing.assert_array_equal(np.isnan(image[name]), hidden, err_msg=name)


@pytest.mark.parametrize(
    ("masks", "layers"),
    [(["cloud"], [0]), (["cirrus"], [1]), (["snow"], [2]), (["shadow"], []), (list(MASKS), [0, 1, 2])],
)
def test_the_mask_of_level_1c_hides_pixels(load, job, tmp_path, masks, layers):
    clouds = np.zeros((3, 20, 20), np.uint8)
    clouds[0, 2:5, 3:9], clouds[1, 4:8, 6:12], clouds[2, 15:, :4] = 1, 1, 1
    product = write_product(tmp_path, "1C", bands={"B04": stored_numbers("B04")}, quality=clouds)
    _, image, _ = load(product, mask=masks)
    hidden = clouds[layers].any(axis=0).repeat(6, axis=0).repeat(6, axis=1)
    np.testing.assert_array_equal(np.isnan(image["red"]), hidden)
    assert ("no quality band for shadow" in job.warnings()) == (masks == ["shadow"])


@pytest.mark.parametrize(
    ("name", "mode", "form"),
    [("s2.tar", "w", tarfile.PAX_FORMAT), ("a0f3", "w", tarfile.GNU_FORMAT), ("s2.tar.gz", "w:gz", tarfile.PAX_FORMAT)],
)
def test_a_tar_with_names_as_long_as_those_of_sentinel2(load, tmp_path, name, mode, form):
    product = write_product(tmp_path / "there", bands={"B04": stored_numbers("B04")})
    long = product.rename(product.with_name(f"{'S2B_MSIL2A_20221005T105841_N0400_R008_T31TEJ_' * 2}x.SAFE"))
    expected = load(long)[1]["red"]
    with tarfile.open(tmp_path / name, mode, format=form) as archive:
        archive.add(long, long.name)
    np.testing.assert_array_equal(load(tmp_path / name)[1]["red"], expected)


@pytest.mark.parametrize("packed", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, "MTD_MSIL2A.xml", "manifest.safe", ".."])
def test_folder_zip_and_metadata_file_are_the_same_product(load, tmp_path, packed):
    (tmp_path / "there").mkdir()
    bands = {band: stored_numbers(band) for band in ("B04", "B11")}
    product = write_product(tmp_path / "there", offsets=OFFSETS, bands=bands)
    answer, expected, _ = load(product)
    given = product / packed if isinstance(packed, str) else pack(product, tmp_path / "S2B.zip", packed)
    again, image, _ = load(given)
    assert again == answer
    for name, values in expected.items():
        np.testing.assert_array_equal(image[name], values)


def pack(product, path, how=zipfile.ZIP_DEFLATED):
    with zipfile.ZipFile(path, "w", how) as archive:
        for file in sorted(product.rglob("*")):
            archive.write(file, file.relative_to(product.parent))
    return path


def test_the_metadata_of_2017_name_the_factor_in_another_way(load, tmp_path):
    product = write_product(tmp_path, bands={"B04": stored_numbers("B04")}, quantification=5000)
    edit(product, "BOA_QUANTIFICATION_VALUE", "L2A_BOA_QUANTIFICATION_VALUE")
    np.testing.assert_allclose(load(product)[1]["red"], stored_numbers("B04") / 5000, atol=1e-7)


def edit(product, old, new):
    path = product / "MTD_MSIL2A.xml"
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def test_the_band_table(load, tmp_path):
    table = tmp_path / "bands.csv"
    product = write_product(tmp_path, bands={"B02": stored_numbers("B02"), "B8A": stored_numbers("B8A")})
    load(product, table=str(table))
    with table.open() as file:
        rows = {row["name"]: row for row in csv.DictReader(file)}
    # Sentinel-2A's spectral responses, published by ESA.
    for name, common, centre, width in (("B02", "blue", 0.4924, 0.066), ("B8A", "nir08", 0.8647, 0.021)):
        assert rows[name]["common_name"] == common
        assert float(rows[name]["center_wavelength"]) == pytest.approx(centre)
        assert float(rows[name]["full_width_half_max"]) == pytest.approx(width)
    assert set(rows) == {"B02", "B8A"}


def break_metadata(product):
    path = product / "MTD_MSIL2A.xml"
    path.write_bytes(path.read_bytes()[:300])


def plant_entities(product):
    # With five more levels it would fill the memory; already this one, which any parser could hold, must not be expanded.
    entities = "".join(f'<!ENTITY e{n} "{10 * f"&e{n - 1};"}">' for n in range(1, 4))
    bomb = f'<!DOCTYPE a [<!ENTITY e0 "ha">{entities}]><a><PRODUCT_START_TIME>&e3;</PRODUCT_START_TIME></a>'
    (product / "MTD_MSIL2A.xml").write_text(bomb)


def cut_image(product, name):
    path = next(product.rglob(name))
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        pytest.param(break_metadata, "MTD_MSIL2A.xml' is damaged or not the metadata", id="cut"),
        pytest.param(plant_entities, "MTD_MSIL2A.xml' is damaged or not the metadata", id="entity bomb"),
        pytest.param(lambda p: edit(p, ">10000<", "><"), "lacks the scale from stored numbers", id="no factor"),
        pytest.param(lambda p: edit(p, ">10000<", ">0<"), "lacks the scale from stored numbers", id="factor 0"),
        pytest.param(lambda p: edit(p, ">-990<", ">x<"), "lacks the scale from stored numbers", id="offset"),
        pytest.param(lambda p: (p / "MTD_MSIL2A.xml").unlink(), "There is no Sentinel-2 product in", id="no metadata"),
        pytest.param(lambda p: shutil.rmtree(p / "GRANULE"), "holds no images .* download it again", id="no images"),
        pytest.param(lambda p: cut_image(p, "*_B03_10m.jp2"), "B03_10m.jp2' cannot be read: .*cut short", id="10 m cut"),
        pytest.param(lambda p: cut_image(p, "*_B11_20m.jp2"), "B11_20m.jp2' cannot be read: .*cut short", id="20 m cut"),
        pytest.param(lambda p: write_product(p.parent, "1C", bands={"B04": stored_numbers("B04")}),
                     "There are 2 products in .*Choose the .SAFE folder of one", id="two products"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("zipped", [False, True])
def test_what_is_no_whole_product_is_refused(load, tmp_path, damage, message, zipped):
    products = tmp_path / "products"
    bands = {band: stored_numbers(band) for band in ("B03", "B11")}
    damage(write_product(products, offsets=OFFSETS, bands=bands))
    given = pack(products, tmp_path / "products.zip") if zipped else products
    before = names_in(tmp_path)
    with pytest.raises(InputError, match=message):
        load(given)
    assert names_in(tmp_path) == before


@pytest.mark.parametrize(
    ("content", "message"),
    [(None, "does not exist"), (b"", "is not an archive that can be read"), (b"PK\3\4 and so on", "is not an archive"),
     (0.6, "is not an archive that can be read: it is damaged or cut short")],
)  # fmt: skip
def test_a_zip_that_is_damaged(load, tmp_path, content, message):
    path = tmp_path / "S2B.zip"
    if isinstance(content, float):
        pack(write_product(tmp_path / "there", bands={"B03": stored_numbers("B03")}), path)
        content = path.read_bytes()[: int(content * path.stat().st_size)]
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InputError, match=message):
        load(path)
    assert not (tmp_path / "image.tif").exists()


@pytest.mark.parametrize(
    ("how", "message"),
    [({"bands": ["thermal"]}, r"has no band 'thermal'\. It has: .*blue, green"),
     ({"mask": ["fog"]}, "There is no mask 'fog'"),
     ({"grid": {"resolution": -20.0}}, "Resolution must be a positive number"),
     ({"grid": {"extent": {"bounds": [0, 0, 10, 10], "crs": CRS}}}, "does not overlap")],
)  # fmt: skip
def test_what_cannot_be_loaded(load, tmp_path, how, message):
    product = write_product(tmp_path, bands={band: stored_numbers(band) for band in ("B02", "B03", "B11")})
    with pytest.raises(InputError, match=message):
        load(product, **how)
    assert names_in(tmp_path) == [product.name]


@pytest.mark.parametrize("grid", [GridRequest(), GridRequest(bounds=(LEFT + 340, TOP - 900, LEFT + 860, TOP - 420, CRS)),
                                  GridRequest(resolution=40.0), GridRequest(crs="EPSG:4326")])  # fmt: skip
def test_decoding_once_changes_nothing(job, tmp_path, grid):
    """An image of resampled JPEG 2000 files is the same whether these are decoded beforehand or window by window."""
    scene = read_sentinel2(str(write_product(tmp_path, offsets=OFFSETS))).choose(["B11", "B04"])
    image = resample_scene(scene, grid, ["cloud"])
    window = next(image.grid.windows(image.grid.width, image.grid.height))
    expected = image.read(window)
    with Outputs(job) as outputs:
        decoded = decode_once(image, outputs, job)
        moved = [Path(one.path).suffix for one in (*decoded.images, decoded.quality[0][1])]
        np.testing.assert_array_equal(decoded.read(window), expected)
    own_pixels = grid.resolution is None and grid.crs is None
    assert moved == [".tif", ".jp2" if own_pixels else ".tif", ".tif"]


def test_decoding_needs_room(job, tmp_path, monkeypatch):
    scene = read_sentinel2(
        str(write_product(tmp_path, bands={"B04": stored_numbers("B04"), "B11": stored_numbers("B11")}))
    )
    image = resample_scene(scene, GridRequest(), ["cloud"])
    # 60 x 60 numbers of two bytes, and as many classes of one.
    for free, enough in ((3 * 3600, True), (3 * 3600 - 1, False)):
        monkeypatch.setattr("engine.scenes.decoding.shutil.disk_usage", lambda _, free=free: SimpleNamespace(free=free))
        with nullcontext() if enough else pytest.raises(InputError, match="not enough room"), Outputs(job) as outputs:
            decode_once(image, outputs, job)


def test_windows_are_whole_tiles_of_the_finest_band(tmp_path):
    """Tiles of 1024 x 1024, as real products have them, whichever band comes first; anything else decodes them anew."""
    folder = tmp_path / "S2.SAFE" / "GRANULE" / "L2A" / "IMG_DATA"
    for band, pixel in (("B02", 10), ("B11", 20)):
        (folder / f"R{pixel}m").mkdir(parents=True)
        with rasterio.open(
            folder / f"R{pixel}m" / f"T_{band}_{pixel}m.jp2", "w", driver="JP2OpenJPEG", count=1, height=24_000 // pixel,
            width=24_000 // pixel, dtype="uint16", crs=CRS, transform=north_up(pixel, (LEFT, TOP)), QUALITY=100,
            REVERSIBLE="YES", BLOCKXSIZE=1024, BLOCKYSIZE=1024,
        ) as dataset:  # fmt: skip
            dataset.write(np.ones((24_000 // pixel, 24_000 // pixel), np.uint16), 1)
    metadata = write_product(tmp_path, bands={"B04": stored_numbers("B04")}) / "MTD_MSIL2A.xml"
    (tmp_path / "S2.SAFE" / "MTD_MSIL2A.xml").write_text(metadata.read_text())
    scene = read_sentinel2(str(tmp_path / "S2.SAFE"))
    part = GridRequest(bounds=(LEFT + 3000, TOP - 20_000, LEFT + 20_000, TOP - 5000, CRS))
    for order in (["B11", "B02"], ["B02", "B11"]):
        image = resample_scene(scene.choose(order), part)
        columns, rows = window_shape(image)
        assert columns % 1024 == rows % 1024 == 0
        assert first_block(image) == (1024 - 300, 1024 - 500)
