"""The report: one file that shows everything, and fetches nothing."""

from __future__ import annotations

import base64
import re
from html.parser import HTMLParser
from importlib.metadata import version

import numpy as np
import pytest
from affine import Affine
from rasterio.io import MemoryFile
from rasters import write_mask_raster, write_scene

from engine import __version__
from engine.steps import lakechange, waterchange


class Page(HTMLParser):
    """What stands in a page: its tags with their attributes, and its text."""

    def __init__(self, content):
        super().__init__()
        self.tags, self.texts = [], []
        self.feed(content)
        self.text = " ".join(" ".join(self.texts).split())

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.texts.append(data)

    def of(self, tag):
        return [attributes for name, attributes in self.tags if name == tag]


@pytest.fixture
def reported(job, tmp_path):
    """Return a function that compares two masks of one square kilometre and gives the answer and the report."""

    def run(before, after, parameters=None, **options):
        paths = [
            write_mask_raster(
                tmp_path / f"{side}.tif", mask, **options, tags={"ACQUISITION_DATE": f"{year}-07-02T10:00:00"}
            )
            for side, mask, year in (("before", before, 1988), ("after", after, 2017))
        ]
        more = {"parameters": parameters, "report": str(tmp_path / "report.html")}
        answer = waterchange.run(job, before=paths[0], after=paths[1], output=str(tmp_path / "change.tif"), **more)
        content = (tmp_path / "report.html").read_text(encoding="utf-8")
        return answer, content, Page(content)

    return run


def halves():
    """Return masks of 100 x 100 pixels: 60 columns of water before, 45 after, the last 5 rows not observed after."""
    before, after = np.zeros((100, 100)), np.zeros((100, 100))
    before[:, :60], after[:, :45], after[95:] = 1, 1, 255
    return before, after


def pictures(page):
    """Return the pixels of all pictures of the page, shape (bands, rows, columns) each."""
    found = []
    for image in page.of("img"):
        kind, data = image["src"].split(",", 1)
        assert kind == "data:image/png;base64"
        with MemoryFile(base64.b64decode(data)) as memory, memory.open() as dataset:
            assert dataset.driver == "PNG"
            found.append(dataset.read())
    return found


def test_nothing_is_fetched(reported):
    _, content, page = reported(*halves())
    assert not page.of("script")
    assert not page.of("link")
    assert not page.of("iframe")
    assert all(attributes["src"].startswith("data:") for _, attributes in page.tags if "src" in attributes)
    assert not [attributes["href"] for _, attributes in page.tags if not attributes.get("href", "#").startswith("#")]
    # Not even in the styles.
    assert not re.search(r"(https?:)?//[a-z]|url\(|@import", re.sub(r"data:image/png;base64,[^\"]*", "", content))
    assert not [name for _, attributes in page.tags for name in attributes if name.startswith("on")]


def test_areas_shares_and_dates(reported):
    answer, _, page = reported(*halves())
    assert answer["AREA_BEFORE"] == pytest.approx(0.6)
    for text in ("Water change, 1988-07-02 to 2017-07-02", "1988-07-02: 100.0%", "2017-07-02: 95.0%"):
        assert text in page.text
    rows = dict(re.findall(r"(Water on both dates|Water lost|Not observed[^0-9]*) ([\d.]+) km²", page.text))
    # 15 columns of 95 rows were lost, 5 rows not observed.
    assert {name: float(area) for name, area in rows.items()} == {
        "Water on both dates": pytest.approx(0.4275, abs=1e-3),
        "Water lost": pytest.approx(0.1425, abs=1e-3),
        "Not observed on at least one date": pytest.approx(0.05, abs=1e-3),
    }
    assert "25.0% less where both were observed" in page.text


def test_versions_and_the_grid(reported, pinned):
    _, _, page = reported(*halves())
    for package in ("dask", "scikit-learn", "numpy", "rasterio", "pyproj"):
        assert f"{package} {version(package)}" in page.text
    assert f"Strandline {__version__}" in page.text
    assert f"Made by Strandline {pinned[1]} on {pinned[0]}." in page.text
    for text in ("EPSG:32631", "10 x 10 metre", "100 x 100 pixels", "500000, 4799000, 501000, 4800000"):
        assert text in page.text


def test_pictures_show_the_masks_in_their_colours(reported):
    _, _, page = reported(*halves())
    shown = pictures(page)
    assert len(shown) == 3
    water = np.array([31, 104, 178])[:, np.newaxis, np.newaxis]
    shares = [(picture == water).all(axis=0).mean() for picture in shown[1:]]
    assert shares == pytest.approx([0.6, 0.45 * 0.95], abs=0.01)
    assert all(image.get("alt") for image in page.of("img"))


@pytest.mark.parametrize("text", ["<b>bold</b>", '"><script>alert(1)</script>', "a & b", "Žuvintas ežeras"])
def test_names_are_shown_as_text(reported, text):
    _, content, page = reported(*halves(), parameters={"Before": text, text: "value"})
    assert not page.of("b")
    assert not page.of("script")
    assert page.text.count(text) == 2
    assert "<b>bold" not in content


def test_a_lake_in_degrees(reported):
    _, _, page = reported(*halves(), crs="EPSG:4326", transform=Affine(1e-3, 0, 2.0, 0, -1e-3, 55.0))
    assert "EPSG:4326" in page.text
    assert "0.001 x 0.001 degree" in page.text
    # A degree of longitude is 64 km long at 55 degrees north: the map is 6.4 km wide, its bar is 1 or 2 km.
    assert re.search(r"\b[12] km\b", page.text)


def test_no_water_at_all(reported):
    _, _, page = reported(np.zeros((9, 9)), np.zeros((9, 9)))
    assert "No water was found on either date." in page.text


def test_the_main_job_shows_both_images_and_how_it_was_made(job, tmp_path):
    images = [write_scene(tmp_path / f"<b>{seed}.tif", (90, 100), seed)[0] for seed in range(2)]
    report = tmp_path / "report.html"
    settings = {"clusters": 5, "seed": 7}
    change = str(tmp_path / "change.tif")
    lakechange.run(job, before=images[0], after=images[1], change=change, report=str(report), settings=settings)
    page = Page(report.read_text(encoding="utf-8"))
    assert len(pictures(page)) == 5
    bands = "Bands blue, green, red, nir08, swir16, swir22"
    for text in ("<b>0.tif", "<b>1.tif", "Clusters 5", "Seed 7", "Scaling shape", bands):
        assert text in page.text
    assert not page.of("b")
    # The images are seen in colour, not as one grey.
    assert all(np.ptp(picture.reshape(3, -1).astype(int), axis=0).max() > 20 for picture in pictures(page)[1:3])


@pytest.mark.parametrize(
    ("turned", "words"), [(False, "after - before: -1 water lost"), (True, "before - after: -1 water gained")]
)
def test_the_report_says_which_way_round_the_difference_is(job, tmp_path, turned, words):
    before, after = (
        write_mask_raster(tmp_path / f"{side}.tif", mask) for side, mask in zip("ba", halves(), strict=True)
    )
    paths = {name: str(tmp_path / f"{name}.tif") for name in ("output", "difference")}
    report = tmp_path / "report.html"
    waterchange.run(job, before=before, after=after, report=str(report), before_minus_after=turned, **paths)
    assert words in Page(report.read_text(encoding="utf-8")).text
