"""The main job: a made lake whose area is known, and a real pond."""

from __future__ import annotations

import numpy as np
import pytest
import rasterio
from affine import Affine
from pyproj import Transformer
from rasterio.warp import Resampling, reproject
from rasterio.windows import from_bounds
from rasters import SIX_BANDS, UTM, disc, names_in, north_up, read, spectra_of, write_raster
from sklearn.metrics import f1_score

from engine.clustering.pipeline import SpectralSettings
from engine.errors import InputError
from engine.raster.grid_request import GridRequest
from engine.steps import lakechange, spectralclustering, waterchange, watermask
from engine.water.lake import LakeRequest, open_pair

SHAPE = (150, 180)
CENTRE = (500_800.0, 4_799_300.0)
POINT = {"x": CENTRE[0], "y": CENTRE[1], "crs": UTM}
FAR = {"x": 400_000.0, "y": CENTRE[1], "crs": UTM}
OTHER_LAKE = (501_500.0, 4_798_800.0)
PIXEL = 1e-4  # km²


def lake(radius):
    """Return the classes of a round lake (0) among meadows (1) and bare soil (2), with a small lake further off."""
    truth = np.ones(SHAPE, int)
    truth[:, :30], truth[120:, 60:] = 2, 2
    truth[disc(SHAPE, CENTRE, radius, north_up())] = 0
    truth[disc(SHAPE, OTHER_LAKE, 120, north_up())] = 0
    return truth


BEFORE, AFTER = lake(500), lake(350)


def write_date(path, truth, seed, bands=SIX_BANDS, **options):
    image = spectra_of(truth, seed, noise=0.004)[[SIX_BANDS.index(name) for name in bands]]
    return write_raster(path, image, names=bands, **options)


@pytest.fixture
def dates(tmp_path):
    return {
        "before": write_date(tmp_path / "before.tif", BEFORE, 1, tags={"ACQUISITION_DATE": "1988-07-02"}),
        "after": write_date(tmp_path / "after.tif", AFTER, 2, tags={"ACQUISITION_DATE": "2017-07-02"}),
    }


@pytest.fixture
def change_of(job, tmp_path):
    """Return a function that does the job and gives the answer and the rasters by name."""

    def run(before, after, **how):
        folder = tmp_path / "out"
        folder.mkdir(exist_ok=True)
        names = ("change", "water_before", "water_after", "clusters_before", "clusters_after")
        paths = {name: str(folder / f"{name}.tif") for name in names}
        answer = lakechange.run(job, before=before, after=after, **paths, **how)
        return answer, {name: read(path) for name, path in paths.items()}

    return run


def pixels(answer):
    """Return the areas of an answer in pixels of 10 m."""
    return {name.removeprefix("AREA_").lower(): answer[name] / PIXEL for name in answer if name.startswith("AREA")}


@pytest.mark.parametrize(
    "how", [{}, {"point": POINT}, {"point": POINT, "joint": True}, {"settings": {"scaling": "band"}}]
)
def test_a_lake_that_is_known(change_of, dates, how):
    answer, rasters = change_of(**dates, **how)
    wet = [BEFORE == 0, AFTER == 0]
    assert (rasters["water_before"] == wet[0]).mean() > 0.9995
    assert (rasters["water_after"] == wet[1]).mean() > 0.9995
    expected = {
        "before": wet[0].sum(),
        "after": wet[1].sum(),
        "stable": (wet[0] & wet[1]).sum(),
        "lost": (wet[0] & ~wet[1]).sum(),
        "gained": 0,
        "unobserved": 0,
    }
    assert pixels(answer) == pytest.approx(expected, abs=10)
    # What is written and what is told are the same.
    codes = np.bincount(rasters["change"].ravel(), minlength=4)
    assert pixels(answer) == pytest.approx(
        {**pixels(answer), "stable": codes[1], "lost": codes[2], "gained": codes[3]}, abs=1e-6
    )
    assert (answer["date_before"], answer["date_after"]) == ("1988-07-02", "2017-07-02")


@pytest.mark.parametrize(("clusters", "scaling"), [(4, "shape"), (3, "band"), (12, "image")])
def test_the_chain_of_single_tools_gives_the_same_areas(change_of, tmp_path, job, clusters, scaling):
    files = {}
    for name, truth, seed in (("before", BEFORE, 1), ("after", AFTER, 2)):
        image = spectra_of(truth, seed, noise=0.004)
        image[:, 20 * seed : 20 * seed + 30, 40:110] = np.nan
        files[name] = write_raster(tmp_path / f"{name}.tif", image, names=SIX_BANDS, nodata=np.nan)
        settings = {"clusters": clusters, "scaling": scaling}
        made, mask = str(tmp_path / f"clusters_{name}.tif"), str(tmp_path / f"water_{name}.tif")
        spectralclustering.run(
            job, image=files[name], bands=None, settings=settings, implementation="streaming", output=made
        )
        watermask.run(job, clusters=made, points=[POINT], output=mask)
    masks = {name: str(tmp_path / f"water_{name}.tif") for name in files}
    chain = waterchange.run(job, **masks, output=str(tmp_path / "chain.tif"))
    answer, rasters = change_of(**files, point=POINT)
    np.testing.assert_array_equal(read(tmp_path / "chain.tif"), rasters["change"])
    assert pixels(chain) == pytest.approx(pixels(answer), abs=1e-6)
    assert pixels(chain)["unobserved"] > 2000


def test_one_dated_file_as_both_dates(change_of, dates, tmp_path, job):
    with pytest.raises(InputError, match="given for both dates"):
        change_of(dates["before"], dates["before"], point=POINT)
    # Without a date, all the same, it may be wanted for the area of its water.
    bare = write_date(tmp_path / "bare.tif", BEFORE, 1)
    answer, _ = change_of(bare, bare, point=POINT)
    assert pixels(answer)["stable"] == pytest.approx((BEFORE == 0).sum(), abs=10)
    assert "same file" in job.warnings()


@pytest.mark.parametrize("hidden_date", [0, 1])
def test_a_date_that_is_mostly_hidden_at_the_point(change_of, tmp_path, hidden_date):
    paths, here = [], disc(SHAPE, CENTRE, 130, north_up()) & ~disc(SHAPE, CENTRE, 15, north_up())
    for date, truth in enumerate((BEFORE, AFTER)):
        image = spectra_of(truth, date, noise=0.004)
        image[:, here & (date == hidden_date)] = np.nan
        paths.append(write_raster(tmp_path / f"{date}.tif", image, names=SIX_BANDS, nodata=np.nan))
    with pytest.raises(
        InputError, match=f"{hidden_date}.tif.*: Nothing was observed at the point .*next to nothing around it"
    ):
        change_of(*paths, point=POINT)
    # Hidden away from the point, it counts as not observed.
    assert pixels(change_of(*paths)[0])["unobserved"] == pytest.approx(here.sum(), abs=1)


def test_the_signed_difference_of_the_main_job(change_of, dates, tmp_path):
    signed = tmp_path / "difference.tif"
    _, rasters = change_of(**dates, point=POINT, difference=str(signed), before_minus_after=True)
    np.testing.assert_array_equal(read(signed) == 1, rasters["change"] == 2)


def test_only_the_water_body_at_the_point(change_of, dates):
    answer, rasters = change_of(**dates, point=POINT, connected=True)
    main = disc(SHAPE, CENTRE, 520, north_up())
    assert pixels(answer)["before"] == pytest.approx((main & (BEFORE == 0)).sum(), abs=10)
    assert not rasters["water_after"][~main].any()


def test_joint_clustering_gives_both_dates_the_same_numbers(change_of, tmp_path):
    """Meadow only before, soil only after: clustered together, one number of three is the water of both dates."""
    truths = [np.where(BEFORE == 0, 0, land) for land in (1, 2)]
    paths = [write_date(tmp_path / f"{place}.tif", truth, place) for place, truth in enumerate(truths)]
    _, rasters = change_of(*paths, joint=True, settings={"clusters": 3})
    water = [np.bincount(rasters[f"clusters_{date}"][BEFORE == 0]).argmax() for date in ("before", "after")]
    land = [np.bincount(rasters[f"clusters_{date}"][BEFORE != 0]).argmax() for date in ("before", "after")]
    assert water[0] == water[1]
    assert len({*water, *land}) == 3


def test_an_area_around_the_point(change_of, dates):
    answer, rasters = change_of(**dates, point=POINT, grid={"centre": POINT, "radius": 600.0})
    # 600 m to each side are columns 20 to 140 and rows 10 to 130, on the images' own pixels.
    expected = (BEFORE == 0)[10:130, 20:140]
    assert rasters["change"].shape == (120, 120)
    assert (rasters["water_before"] == expected).mean() > 0.999
    assert answer["AREA_BEFORE"] == pytest.approx(np.pi * 0.25, rel=0.02)


def test_a_coarser_grid_in_another_crs(change_of, dates):
    answer, rasters = change_of(**dates, grid={"crs": "EPSG:4326", "resolution": 0.00025})
    assert answer["AREA_LOST"] == pytest.approx(np.pi * (0.25 - 0.1225), rel=0.05)
    assert rasters["change"].shape[1] < SHAPE[1]


@pytest.mark.parametrize(
    ("crs", "transform", "shape", "part"),
    [
        pytest.param(UTM, north_up(7.0, (500_200.0, 4_799_900.0)), (200, 220), (140, 154), id="another grid"),
        pytest.param("EPSG:4326", Affine(1e-4, 0, 3.0, 0, -1e-4, 43.3525), (170, 250), (147, 180), id="another CRS"),
    ],
)
def test_images_on_different_grids(change_of, dates, tmp_path, crs, transform, shape, part):
    moved = np.full(shape, 9, np.uint8)
    reproject(
        AFTER.astype(np.uint8), moved, src_transform=north_up(), src_crs=UTM, dst_transform=transform, dst_crs=crs,
        resampling=Resampling.nearest, dst_nodata=9, init_dest_nodata=True,
    )  # fmt: skip
    image = spectra_of(np.minimum(moved, 2), 2, noise=0.004)
    image[:, moved == 9] = np.nan
    after = write_raster(tmp_path / "moved.tif", image, names=SIX_BANDS, crs=crs, transform=transform, nodata=np.nan)
    answer, rasters = change_of(dates["before"], after, point=POINT, connected=True)
    main = disc(SHAPE, CENTRE, 520, north_up())
    expected = (main & (BEFORE == 0) & (AFTER != 0)).sum()
    # The new shore may be half a pixel off: 2 pi 350 m times 5 m are 110 pixels.
    assert pixels(answer)["lost"] == pytest.approx(expected, abs=110)
    # The map is the part of the first image's grid that both cover.
    assert rasters["change"].shape == part


def test_only_the_bands_that_both_images_have(change_of, job, dates, tmp_path):
    """In another order, with a band that the first lacks; thermal bands are left out even if both have them."""
    image = spectra_of(AFTER, 2, noise=0.004)
    noise = np.random.default_rng(0).normal(300, 40, (2, *SHAPE)).astype(np.float32)
    after = np.stack([noise[0], image[4], image[1], noise[1], image[3]])
    path = write_raster(tmp_path / "a.tif", after, names=("lwir11", "swir1", "Green", "pan", "nir"))
    before = np.concatenate([spectra_of(BEFORE, 1, noise=0.004), noise[:1]])
    first = write_raster(tmp_path / "b.tif", before, names=(*SIX_BANDS, "lwir11"))
    answer, _ = change_of(first, path, report=str(tmp_path / "report.html"))
    assert pixels(answer)["lost"] == pytest.approx(((BEFORE == 0) & (AFTER != 0)).sum(), abs=10)
    assert "<td>green, nir08, swir16</td>" in (tmp_path / "report.html").read_text()


#: Bands of Landsat's OLI and TIRS and of Sentinel-2's MSI as STAC and the loading tools name them, and their centres in
#: micrometres as USGS and ESA publish them.
OLI = {"coastal": 0.443, "blue": 0.482, "green": 0.561, "red": 0.655, "nir08": 0.865, "swir16": 1.609, "swir22": 2.201,
       "lwir11": 10.895}  # fmt: skip
MSI = {"blue": 0.4924, "green": 0.5598, "red": 0.6646, "rededge071": 0.7041, "rededge075": 0.7405, "rededge078": 0.7828,
       "nir": 0.8328, "nir08": 0.8647, "swir16": 1.6137, "swir22": 2.2024}  # fmt: skip
OF_BOTH = "blue, green, red, nir08, swir16, swir22"
# Near the edge of two UTM zones, where each sensor may have its own.
MIDDLE = (740_000.0, 4_800_000.0)


def write_sensor(path, bands, radius, crs, pixel, sides):
    """Write an image of a round lake around MIDDLE as a sensor sees it: what is in none of SIX_BANDS is noise."""
    middle = Transformer.from_crs(UTM, crs, always_xy=True).transform(*MIDDLE)
    corner = [round((at + side * sign) / pixel) * pixel for at, side, sign in zip(middle, sides, (-1, 1), strict=True)]
    columns, rows = (int(2 * side / pixel) for side in sides)
    xs, ys = np.meshgrid(corner[0] + pixel * (np.arange(columns) + 0.5), corner[1] - pixel * (np.arange(rows) + 0.5))
    xs, ys = Transformer.from_crs(crs, UTM, always_xy=True).transform(xs, ys)
    truth = np.where(np.hypot(xs - MIDDLE[0], ys - MIDDLE[1]) <= radius, 0, np.where(xs > MIDDLE[0] + 3200, 2, 1))
    spectra = dict(zip(SIX_BANDS, spectra_of(truth, noise=0.004), strict=True))
    noise = np.random.default_rng(1).uniform(0, 1, truth.shape).astype(np.float32)
    tags = {(place, "IMAGERY"): {"CENTRAL_WAVELENGTH_UM": str(at)} for place, at in enumerate(bands.values(), start=1)}
    image = np.stack([spectra.get(name, noise) for name in bands])
    return write_raster(path, image, names=bands, band_tags=tags, crs=crs, transform=north_up(pixel, corner))


@pytest.mark.parametrize(
    ("landsat_first", "msi"), [(True, MSI), (False, {"lwir11": 10.9, **MSI})], ids=["thermal in one", "thermal in both"]
)
def test_two_sensors_are_compared_by_what_both_see(change_of, job, tmp_path, landsat_first, msi):
    """Landsat at 30 m and Sentinel-2 at 10 m in the next UTM zone; noise in bands that only one has, or that show warmth."""
    radii = (3000, 2600) if landsat_first else (2600, 3000)
    landsat = write_sensor(tmp_path / "landsat.tif", OLI, radii[0], UTM, 30, (4200, 3600))
    sentinel = write_sensor(tmp_path / "sentinel.tif", msi, radii[1], "EPSG:32632", 10, (3900, 3800))
    pair = (landsat, sentinel) if landsat_first else (sentinel, landsat)
    answer, _ = change_of(*pair, report=str(tmp_path / "report.html"))
    assert answer["AREA_BEFORE"] == pytest.approx(np.pi * 3.0**2, rel=0.01)
    assert answer["AREA_AFTER"] == pytest.approx(np.pi * 2.6**2, rel=0.01)
    assert answer["AREA_LOST"] == pytest.approx(np.pi * (3.0**2 - 2.6**2), rel=0.03)
    told = [text for _, text in job.messages if "bands both images have" in text]
    assert told == [f"Compared by the bands both images have: {OF_BOTH}."]
    assert f"<td>{OF_BOTH}</td>" in (tmp_path / "report.html").read_text()
    before, after = open_pair(LakeRequest(*pair, None, GridRequest(), SpectralSettings()))
    assert ", ".join(band.name for band in before.bands) == ", ".join(band.name for band in after.bands) == OF_BOTH


@pytest.mark.parametrize("told", [0, 1])
def test_a_band_that_is_thermal_in_one_image_is_not_compared(job, change_of, tmp_path, told):
    """Two bands of the same name; only one of the files tells that it shows warmth."""
    paths = []
    for place, truth in enumerate((BEFORE, AFTER)):
        noise = np.random.default_rng(place).uniform(0, 1, (1, *SHAPE)).astype(np.float32)
        tags = {(7, "IMAGERY"): {"CENTRAL_WAVELENGTH_UM": "10.9"}} if place == told else None
        image = np.concatenate([spectra_of(truth, place, noise=0.004), noise])
        paths.append(write_raster(tmp_path / f"{place}.tif", image, names=(*SIX_BANDS, "ST_B10"), band_tags=tags))
    change_of(*paths)
    assert f"Compared by the bands both images have: {OF_BOTH}." in [text for _, text in job.messages]


def test_the_point_alone_tells_where_no_index_can(change_of, job, tmp_path):
    """Without a green band nothing but the point says which cluster is water."""
    paths = [
        write_date(tmp_path / f"{seed}.tif", truth, seed, ("blue", "red", "nir08", "swir16"))
        for seed, truth in enumerate((BEFORE, AFTER))
    ]
    answer, _ = change_of(*paths, point=POINT, settings={"clusters": 3})
    assert pixels(answer)["lost"] == pytest.approx(((BEFORE == 0) & (AFTER != 0)).sum(), abs=10)
    with pytest.raises(InputError, match="give a point in the water"):
        change_of(*paths)


def test_gaps_are_in_no_area(change_of, job, tmp_path):
    """Rows 0 to 70 missing before (as a nodata value in one band), columns 100 on after (as NaN): areas by hand."""
    images = [spectra_of(truth, seed, noise=0.004) for seed, truth in enumerate((BEFORE, AFTER))]
    images[0][3, :70], images[1][:, :, 100:] = -9999, np.nan
    paths = [
        write_raster(tmp_path / "b.tif", images[0], names=SIX_BANDS, nodata=-9999),
        write_raster(tmp_path / "a.tif", images[1], names=SIX_BANDS),
    ]
    answer, rasters = change_of(*paths, point={"x": 500_800.0, "y": 4_799_250.0, "crs": UTM})
    seen = np.zeros((2, *SHAPE), bool)
    seen[0, 70:], seen[1, :, :100] = True, True
    wet = np.stack([BEFORE == 0, AFTER == 0])
    both = seen.all(axis=0)
    expected = {
        "before": (wet[0] & seen[0]).sum(),
        "after": (wet[1] & seen[1]).sum(),
        "stable": (wet.all(axis=0) & both).sum(),
        "lost": (wet[0] & ~wet[1] & both).sum(),
        "gained": 0,
        "unobserved": (~both).sum(),
    }
    assert pixels(answer) == pytest.approx(expected, abs=8)
    np.testing.assert_array_equal(rasters["change"] == 255, ~both)
    np.testing.assert_array_equal(rasters["water_before"] == 255, ~seen[0])
    assert "53%" in job.warnings() and "56%" in job.warnings()


def test_no_water_is_an_answer(change_of, job, tmp_path):
    dry = np.where(BEFORE == 0, 1, BEFORE)
    paths = [write_date(tmp_path / f"{seed}.tif", dry, seed) for seed in range(2)]
    answer, rasters = change_of(*paths)
    assert set(pixels(answer).values()) == {0.0}
    assert not rasters["change"].any()
    assert job.warnings().count("no water was found") == 2


@pytest.mark.parametrize(
    ("how", "message"),
    [
        ({"connected": True}, "give a point in it"),
        ({"grid": {"radius": 500.0}}, "A radius needs a point"),
        ({"point": FAR}, "lies outside the area"),
        ({"point": FAR, "grid": {"centre": FAR, "radius": 500.0}}, "does not overlap the image"),
        ({"grid": {"centre": POINT, "radius": 9.0}, "settings": {"clusters": 12}}, "fewer than the 12 clusters"),
        ({"grid": {"resolution": -1.0}}, "Resolution must be a positive number"),
    ],
)
def test_what_cannot_be_done_is_a_plain_error(change_of, dates, tmp_path, how, message):
    with pytest.raises(InputError, match=message):
        change_of(**dates, **how)
    assert names_in(tmp_path / "out") == []


@pytest.mark.parametrize(
    ("image", "options", "message"),
    [
        pytest.param(spectra_of(AFTER), {"names": [f"x{place}" for place in range(6)]}, "do not match", id="names"),
        pytest.param(spectra_of(AFTER), {"names": SIX_BANDS, "crs": "EPSG:32610"}, "do not overlap", id="place"),
        pytest.param(spectra_of(AFTER)[:1], {"names": ["green"]}, "fewer than two bands", id="one band"),
        pytest.param(np.ones((6, *SHAPE)), {"names": SIX_BANDS}, "one and the same value everywhere", id="constant"),
        pytest.param(np.full((6, *SHAPE), np.nan), {"names": SIX_BANDS}, "no pixel that is valid", id="no data"),
        pytest.param(np.where(disc(SHAPE, CENTRE, 50, north_up()), np.nan, spectra_of(AFTER)), {"names": SIX_BANDS},
                     "Nothing was observed at the point", id="point on no data"),
    ],
)  # fmt: skip
def test_an_unfit_image_is_a_plain_error(change_of, dates, tmp_path, image, options, message):
    path = write_raster(tmp_path / "unfit.tif", image.astype(np.float32), **options)
    with pytest.raises(InputError, match=message):
        change_of(dates["before"], path, point=POINT)
    assert names_in(tmp_path / "out") == []


@pytest.fixture(scope="module")
def pond(pond_images):
    """The demo's two dates, the point, and per date what MNDWI > 0 calls water within 600 m of it."""
    wet = []
    for path in (pond_images.before, pond_images.after):
        with rasterio.open(path) as image:
            green, short_wave = (image.read(image.descriptions.index(name) + 1) for name in ("green", "swir16"))
            near = disc(image.shape, (pond_images.x, pond_images.y), 600, image.transform)
        wet.append((green > short_wave)[near])
    point = {"x": pond_images.x, "y": pond_images.y, "crs": pond_images.crs}
    return {"before": str(pond_images.before), "after": str(pond_images.after), "point": point}, near, wet


@pytest.mark.parametrize("how", [{}, {"connected": True}, {"joint": True}, {"point": None}])
def test_the_pond_agrees_with_the_water_index_and_shrinks(change_of, pond, how):
    images, near, wet = pond
    answer, rasters = change_of(**{**images, **how})
    for date, expected in zip(("before", "after"), wet, strict=True):
        assert f1_score(expected, rasters[f"water_{date}"][near] == 1) >= 0.90, date
    sizes = [(rasters[f"water_{date}"][near] == 1).sum() for date in ("before", "after")]
    assert sizes[1] < 0.9 * sizes[0]
    assert answer["AREA_LOST"] > answer["AREA_GAINED"]


def test_the_pond_within_600_m(change_of, pond, tmp_path):
    images, _, _ = pond
    answer, rasters = change_of(**images, grid={"centre": images["point"], "radius": 600.0}, connected=True)
    # The square is cut out of the image's own pixels; south of the pond the image ends.
    assert rasters["change"].shape == (82, 121)
    for date in ("before", "after"):
        with rasterio.open(images[date]) as image, rasterio.open(tmp_path / "out" / "change.tif") as change:
            bands = [image.descriptions.index(name) + 1 for name in ("green", "swir16")]
            green, swir = image.read(bands, window=from_bounds(*change.bounds, image.transform).round_offsets())
        assert f1_score((green > swir).ravel(), rasters[f"water_{date}"].ravel() == 1) >= 0.97
    assert pixels(answer)["after"] < pixels(answer)["before"]


def test_on_a_summer_s_day_too_the_pond_is_the_same_in_a_square_around_it(change_of, pond, pond_image, tmp_path):
    """Its index is zero where nine tenths of a pixel are water; moved by a part of a pixel it gained half its area."""
    images, _, _ = pond
    with rasterio.open(pond_image) as every, rasterio.open(images["before"]) as other:
        july = write_raster(
            tmp_path / "2018-07-08.tif", every.read(range(21, 31)) * np.float32(1e-4), nodata=np.nan,
            names=other.descriptions, crs=every.crs, transform=every.transform,
        )  # fmt: skip
    given = {"before": july, "after": str(images["after"]), "point": images["point"], "connected": True}
    whole, _ = change_of(**given)
    square, _ = change_of(**given, grid={"centre": images["point"], "radius": 600.0})
    for name in ("AREA_BEFORE", "AREA_AFTER"):
        assert square[name] == pytest.approx(whole[name], rel=0.06)


def test_the_point_in_degrees_gives_the_same(change_of, pond):
    images, _, _ = pond
    point = images["point"]
    x, y = Transformer.from_crs(point["crs"], "EPSG:4326", always_xy=True).transform(point["x"], point["y"])
    _, first = change_of(**images, connected=True)
    _, second = change_of(**{**images, "point": {"x": x, "y": y, "crs": "EPSG:4326"}}, connected=True)
    np.testing.assert_array_equal(first["change"], second["change"])
