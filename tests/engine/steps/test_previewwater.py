"""A look at the water around a point: the same water as that of the tools, at once, and as coarse as the map."""

from __future__ import annotations

import base64
import math

import numpy as np
import pytest
import rasterio
import shapely
from rasterio.features import geometry_mask
from rasters import SIX_BANDS, SPECTRA, UTM, disc, north_up, read, spectra_of, write_raster

from engine.compute import backend
from engine.errors import Cancelled, InputError
from engine.rpc.protocol import plain
from engine.steps import previewwater, watermask
from engine.water import preview

SHAPE, RADIUS = (1300, 1200), 1_500.0
#: Middle of the lake; land; a gap; all in the units of the CRS.
LAKE, LAND, GAP = (506_000.0, 4_794_000.0), (501_000.0, 4_799_000.0), (505_500.0, 4_789_500.0)
IN_LAKE = disc(SHAPE, LAKE, RADIUS, north_up())
IN_GAP = disc(SHAPE, GAP, 300.0, north_up())


def values_of_scene():
    """Return a lake in a meadow, as reflectance."""
    values = spectra_of(np.where(IN_LAKE, 0, 1), noise=0.004)
    values[:, IN_GAP] = np.nan
    return values


@pytest.fixture(scope="module")
def scene(tmp_path_factory):
    tiles = {"tiled": True, "blockxsize": 256, "blockysize": 256, "compress": "deflate"}
    path = write_raster(
        tmp_path_factory.mktemp("preview") / "2018-04-29.tif",
        values_of_scene(),
        names=SIX_BANDS,
        nodata=np.nan,
        **tiles,
    )
    with rasterio.open(path, "r+") as dataset:
        dataset.build_overviews([2, 4, 8], rasterio.enums.Resampling.average)
    return path


@pytest.fixture
def click(job):
    """Return a function that looks at a place, and gives the answer as it goes to QGIS."""

    def run(image, place, **how):
        return plain(previewwater.run(job, image=image, point={"x": place[0], "y": place[1], "crs": UTM}, **how))

    return run


def shape_of(text):
    return shapely.from_wkb(base64.b64decode(text))


def test_it_is_the_water_of_the_tools(click, job, scene, tmp_path):
    clusters = write_raster(tmp_path / "clusters.tif", np.ones(SHAPE, np.uint8), nodata=0)
    point = {"x": LAKE[0], "y": LAKE[1], "crs": UTM}
    watermask.run(job, clusters=clusters, image=scene, points=[point], output=str(tmp_path / "mask.tif"))
    answer = click(scene, LAKE)
    looked_at = geometry_mask([shapely.Polygon(answer["looked_at"])], SHAPE, north_up(), invert=True)
    assert looked_at.sum() == preview.SIDE**2
    wet = geometry_mask([shape_of(answer["outline"])], SHAPE, north_up(), invert=True)
    np.testing.assert_array_equal(wet, (read(tmp_path / "mask.tif") == 1) & looked_at)
    assert shape_of(answer["outline"]).area == pytest.approx(math.pi * RADIUS**2, rel=0.01)


def test_the_spectrum_and_the_means_beside_it(click, scene):
    answer = click(scene, LAKE)
    values = values_of_scene()
    row, column = int((4_800_000 - LAKE[1]) // 10), int((LAKE[0] - 500_000) // 10)
    assert [band["name"] for band in answer["bands"]] == list(SIX_BANDS)
    np.testing.assert_allclose(answer["spectrum"], values[:, row, column], rtol=1e-6)
    np.testing.assert_allclose(answer["water"], SPECTRA[0], atol=0.002)
    np.testing.assert_allclose(answer["land"], SPECTRA[1], atol=0.002)
    assert answer["water_pixels"] == pytest.approx(IN_LAKE.sum(), rel=0.01)
    assert answer["name"] == "2018-04-29.tif" and answer["short_wave"] and not answer["coarser"]


def test_a_cube_of_many_bands_is_read_in_part(click, scene, monkeypatch):
    usual = click(scene, LAKE)
    monkeypatch.setattr(preview, "_FEW_BANDS", 2)
    monkeypatch.setattr(preview, "_NUMBERS", 60_000)
    answer = click(scene, LAKE)
    # 100 x 100 pixels in the middle of the lake hold no land.
    assert (answer["water_pixels"], answer["land_pixels"]) == (10_000, 0)
    np.testing.assert_allclose(answer["water"], SPECTRA[0], atol=0.002)
    assert answer["land"] == [None] * 6
    assert answer["outline"] == usual["outline"]


@pytest.mark.parametrize(("place", "kind"), [(LAKE, "water"), (LAND, "land"), (GAP, "unobserved")])
def test_what_there_is_at_the_point(click, scene, place, kind):
    assert click(scene, place)["kind"] == kind


def test_land_is_described_by_its_values(click, scene):
    answer = click(scene, LAND)
    # Near and short-wave infrared, of the pixel, and of land and water around.
    assert answer["pixel"][1:] == pytest.approx([0.40, 0.18], abs=0.03)
    assert answer["pixel_land"][1:] == pytest.approx([0.40, 0.18], abs=0.01)
    assert answer["pixel_water"][1:] == pytest.approx([0.02, 0.01], abs=0.01)
    assert answer["outline"] == "" or not shape_of(answer["outline"]).contains(shapely.Point(LAND))


def test_a_map_of_larger_cells_shows_an_overview(click, scene):
    answer = click(scene, LAND, cell=90.0)
    assert answer["coarser"] and answer["resolution"] == pytest.approx(80.0, rel=0.01)
    whole = shapely.Polygon(answer["looked_at"])
    assert whole.bounds == pytest.approx((500_000, 4_787_000, 512_000, 4_800_000))
    assert shape_of(answer["outline"]).area == pytest.approx(math.pi * RADIUS**2, rel=0.03)
    # An overview's pixel is the mean of what was observed in it, so gaps lose up to a pixel on each side.
    assert math.pi * 220.0**2 < shape_of(answer["gaps"]).area < math.pi * 300.0**2
    # What there is at the point is decided at the image's own pixels.
    assert answer["spectrum"] == pytest.approx(click(scene, LAND)["spectrum"])


def test_without_overviews_a_part_of_the_image_is_enough(click, tmp_path):
    path = write_raster(tmp_path / "plain.tif", values_of_scene(), names=SIX_BANDS, nodata=np.nan)
    answer = click(path, LAKE, cell=90.0)
    assert not answer["coarser"] and answer["resolution"] == pytest.approx(10.0)
    assert shapely.Polygon(answer["looked_at"]).area == pytest.approx((preview.SIDE * 10.0) ** 2)


def test_a_layer_s_own_crs_and_missing_values_count(click, scene):
    moved = {"path": scene, "crs": "EPSG:32632"}
    with pytest.raises(InputError, match="lies outside the area"):
        click(moved, LAKE)
    # The red of water and its noise: whoever calls that missing sees no water there.
    without = {"path": scene, "nodata": {"4": [[-1.0, 0.1]]}}
    assert click(without, LAKE)["kind"] == "unobserved"
    assert click(scene, LAKE)["kind"] == "water"


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"names": ("a", "b", "c", "d", "e", "f")}, "not known which bands"),
        ({"names": SIX_BANDS, "crs": None}, "has no coordinate reference system"),
    ],
)
def test_what_cannot_be_looked_at_is_named(click, tmp_path, options, words):
    path = write_raster(tmp_path / "odd.tif", values_of_scene()[:, :100, :100], **options)
    with pytest.raises(InputError, match=words):
        click(path, (500_500.0, 4_799_500.0))


@pytest.mark.parametrize("path", ["https://example.org/a.tif", "/vsicurl/https://example.org/a.tif"])
def test_nothing_is_fetched_for_a_look(click, path):
    with pytest.raises(InputError, match=r"'a\.tif' does not lie on this computer"):
        click(path, LAKE)


def test_an_image_is_learned_once_until_it_changes(click, job, tmp_path, monkeypatch):
    calls = []
    learn = preview.mark_and_gather
    monkeypatch.setattr(preview, "mark_and_gather", lambda *given: calls.append(1) or learn(*given))
    values = values_of_scene()[:, 400:900, 300:900]
    path = write_raster(tmp_path / "lake.tif", values, names=SIX_BANDS, nodata=np.nan)
    place = (503_000.0, 4_798_000.0)
    assert previewwater.run(job, image=path)["short_wave"]
    assert [click(path, place)["kind"] for _ in range(2)] == ["water", "water"]
    assert len(calls) == 1
    write_raster(tmp_path / "lake.tif", values[:, ::-1, ::-1] * 1.0, names=(*SIX_BANDS[:4], "a", "b"), nodata=np.nan)
    assert not click(path, place)["short_wave"]
    assert len(calls) == 2


def test_an_outdated_look_waits_for_nobody(job, scene):
    preview._learning.acquire()
    try:
        job.cancel_event.set()
        with pytest.raises(Cancelled):
            previewwater.run(job, image=scene)
    finally:
        preview._learning.release()


def test_workers_elsewhere_are_not_asked(click, scene, use_cluster, tmp_path):
    use_cluster(kind="scheduler", scheduler={"address": "tcp://127.0.0.1:1"})
    path = write_raster(tmp_path / "new.tif", values_of_scene()[:, 400:900, 300:900], names=SIX_BANDS, nodata=np.nan)
    assert click(path, (503_000.0, 4_798_000.0))["kind"] == "water"
    assert not backend.is_running()
