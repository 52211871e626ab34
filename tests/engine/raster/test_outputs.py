"""What is written: complete, optimized, described; or nothing at all."""

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import tempfile
import xml.etree.ElementTree as ET
from datetime import UTC, datetime

import numpy as np
import pytest
import rasterio
from rasters import SIX_BANDS, names_in, read, write_mask_raster, write_raster, write_scene

from engine import __version__
from engine.compute import backend, scratch
from engine.errors import Cancelled, InputError
from engine.raster import outputs
from engine.raster.image import open_image
from engine.rpc.runs import execute
from engine.run_tags import run_tags
from engine.steps import lakechange, regrid, spectralclustering, waterchange
from engine.water import change

LARGE = (1100, 1300)


@pytest.fixture
def temporary_folder(tmp_path, monkeypatch):
    """A folder of this test's own for intermediate files."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    # The engine's private folder, and dask's in it, are made anew here.
    backend.close()
    scratch.remove()
    yield folder
    backend.close()
    scratch.remove()


def left_in(folder):
    """Return what intermediate files there are in the engine's private folder."""
    own = [path for engine in folder.iterdir() for path in engine.iterdir()]
    return [
        path.name
        for path in own
        if path.name not in ("owner.lock", "pending.jsonl") and not path.name.startswith("dask-")
    ]


@pytest.fixture
def dates(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    return {
        side: write_scene(folder / f"{side}.tif", (90, 100), seed)[0] for seed, side in enumerate(("before", "after"))
    }


def all_outputs(folder):
    """Return a path for each output of the main job."""
    rasters = ("change", "water_before", "water_after", "clusters_before", "clusters_after")
    return {**{name: str(folder / f"{name}.tif") for name in rasters}, "report": str(folder / "report.html")}


def check_optimized(path):
    with rasterio.open(path) as dataset:
        assert dataset.tags(ns="IMAGE_STRUCTURE")["LAYOUT"] == "COG"
        assert dataset.compression.name == "deflate"
        assert set(dataset.block_shapes) == {(512, 512)}
        # Overviews by halves until all fits one tile.
        assert dataset.overviews(1) == [2, 4]
        # The header comes first in the file, then the overviews, then the pixels: so they are read with few requests.
        first = dataset.get_tag_item("BLOCK_OFFSET_0_0", "TIFF", bidx=1)
        overview = dataset.get_tag_item("BLOCK_OFFSET_0_0", "TIFF", bidx=1, ovr=0)
        smallest = dataset.get_tag_item("BLOCK_OFFSET_0_0", "TIFF", bidx=1, ovr=1)
    assert int(smallest) < int(overview) < int(first)


def test_rasters_are_cloud_optimized(job, tmp_path):
    codes = [np.random.default_rng(seed).integers(0, 2, LARGE) for seed in range(2)]
    masks = [write_mask_raster(tmp_path / f"{side}.tif", codes[side]) for side in range(2)]
    waterchange.run(job, before=masks[0], after=masks[1], output=str(tmp_path / "change.tif"))
    check_optimized(tmp_path / "change.tif")
    image = write_raster(tmp_path / "image.tif", np.random.default_rng(0).random((2, *LARGE), dtype=np.float32))
    regrid.run(job, image=image, grid={}, resampling="bilinear", output=str(tmp_path / "copy.tif"))
    check_optimized(tmp_path / "copy.tif")
    np.testing.assert_array_equal(read(tmp_path / "copy.tif", 2), read(image, 2))


def test_overviews_of_classes_hold_classes(job, tmp_path):
    codes = np.random.default_rng(0).choice([0, 1, 255], LARGE)
    mask = write_mask_raster(tmp_path / "mask.tif", codes)
    waterchange.run(job, before=mask, after=mask, output=str(tmp_path / "change.tif"))
    with rasterio.open(tmp_path / "change.tif", overview_level=1) as overview:
        assert set(np.unique(overview.read(1))) <= {0, 1, 255}


def test_colours_and_names_are_in_the_file(job, tmp_path):
    mask = write_mask_raster(tmp_path / "mask.tif", np.eye(9))
    waterchange.run(job, before=mask, after=mask, output=str(tmp_path / "change.tif"))
    expected = {category.value: category for category in change.CATEGORIES}
    assert [category.name for category in change.CATEGORIES[:4]] == [
        "dry on both dates", "water on both dates", "water lost", "water gained",
    ]  # fmt: skip
    with rasterio.open(tmp_path / "change.tif") as dataset:
        colours, tags = dataset.colormap(1), dataset.tags(1)
        assert (dataset.dtypes[0], dataset.nodata, dataset.descriptions) == ("uint8", 255, ("water change",))
    assert {value: colours[value][:3] for value in range(4)} == {
        value: expected[value].colour[:3] for value in range(4)
    }
    assert {key: text for key, text in tags.items() if key.startswith("CATEGORY_")} == {
        f"CATEGORY_{value}": category.name for value, category in expected.items()
    }
    names = [node.text or "" for node in ET.parse(tmp_path / "change.tif.aux.xml").iter("Category")]
    assert {value: names[value] for value in expected} == {value: category.name for value, category in expected.items()}
    assert not any(names[4:255])


@pytest.mark.skipif(not shutil.which("gdalinfo"), reason="gdalinfo is not installed")
def test_gdal_reads_the_names(job, tmp_path, dates):
    output = str(tmp_path / "clusters.tif")
    settings = {"clusters": 3}
    spectralclustering.run(
        job, image=dates["before"], bands=None, settings=settings, implementation="streaming", output=output
    )
    answer = subprocess.run(["gdalinfo", "-json", output], check=True, capture_output=True, text=True).stdout
    if "categories" in answer:
        assert json.loads(answer)["bands"][0]["categories"] == ["no data", "cluster 1", "cluster 2", "cluster 3"]
    else:
        text = subprocess.run(["gdalinfo", output], check=True, capture_output=True, text=True).stdout
        assert all(f"{number}: cluster {number}" in text for number in (1, 2, 3))


def test_bands_date_and_wavelengths_come_back(job, tmp_path):
    tags = {(1, "IMAGERY"): {"CENTRAL_WAVELENGTH_UM": "0.5614", "FWHM_UM": "0.06"}}
    image = write_raster(tmp_path / "image.tif", np.ones((2, 9, 9), np.float32), names=("green", "swir16"), band_tags=tags,
                         tags={"ACQUISITION_DATE": "2018-04-29T10:56:21+00:00"}, scales=(0.5, 0.5))  # fmt: skip
    regrid.run(job, image=image, grid={"resolution": 5.0}, resampling="nearest", output=str(tmp_path / "out.tif"))
    found = open_image(str(tmp_path / "out.tif"))
    assert [band.name for band in found.bands] == ["green", "swir16"]
    assert (found.bands[0].wavelength, found.bands[0].fwhm) == (pytest.approx(561.4), pytest.approx(60))
    assert found.date == "2018-04-29T10:56:21+00:00"
    with rasterio.open(tmp_path / "out.tif") as dataset:
        assert dataset.tags()["TIFFTAG_DATETIME"] == "2018:04:29 10:56:21"
        assert np.isnan(dataset.nodata)
        assert (dataset.read() == 0.5).all()
        assert dataset.scales == (1.0, 1.0)


def test_cancelling_at_any_moment_leaves_nothing(job, tmp_path, temporary_folder, dates, use_windows):
    """Whenever the user stops, earlier outputs stay as they were, and nothing else is left anywhere."""
    use_windows(64, 40)
    folder = tmp_path / "out"
    folder.mkdir()
    # What is not asked for is an intermediate file, which must go too.
    paths = {name: path for name, path in all_outputs(folder).items() if name in ("change", "water_after", "report")}
    lakechange.run(job, **dates, **paths)
    steps = len(job.fractions)
    earlier = {name: (folder / name).read_bytes() for name in names_in(folder)}
    assert steps > 20
    for moment in [*range(0, steps, 4), steps - 1]:
        stop_after(job, moment)
        with pytest.raises(Cancelled):
            lakechange.run(job, **dates, **paths, settings={"seed": 1})
        assert {name: (folder / name).read_bytes() for name in names_in(folder)} == earlier
        assert left_in(temporary_folder) == []


def stop_after(job, moment):
    """Let a job be cancelled right after it has reported progress so many times."""
    job.cancel_event.clear()
    job.fractions.clear()

    def listen(fraction, _text):
        job.fractions.append(fraction)
        if len(job.fractions) > moment:
            job.cancel_event.set()

    job.on_progress = listen


@pytest.mark.parametrize("call", [1, 2, 3])
def test_a_failure_while_writing_leaves_nothing(job, tmp_path, temporary_folder, dates, monkeypatch, call):
    folder = tmp_path / "out"
    folder.mkdir()
    earlier = folder / "change.tif"
    earlier.write_bytes(b"an earlier result")
    calls = []
    optimize = outputs._optimize

    def fail(*arguments):
        calls.append(arguments)
        if len(calls) == call:
            raise OSError(errno.EIO, "Input/output error")
        optimize(*arguments)

    monkeypatch.setattr(outputs, "_optimize", fail)
    with pytest.raises(OSError, match="Input/output error"):
        lakechange.run(job, **dates, **all_outputs(folder))
    assert names_in(folder) == ["change.tif"]
    assert earlier.read_bytes() == b"an earlier result"
    assert left_in(temporary_folder) == []


def test_success_leaves_the_outputs_and_nothing_else(job, tmp_path, temporary_folder, dates):
    folder = tmp_path / "out"
    folder.mkdir()
    paths = all_outputs(folder)
    lakechange.run(job, **dates, **paths)
    rasters = [name for name in paths if name != "report"]
    assert names_in(folder) == sorted(
        ["report.html", *(f"{name}.tif{end}" for name in rasters for end in ("", ".aux.xml"))]
    )
    assert left_in(temporary_folder) == []


def test_an_earlier_side_file_does_not_describe_the_new_raster(job, tmp_path, dates):
    (tmp_path / "out.tif.aux.xml").write_text("<PAMDataset/>")
    regrid.run(job, image=dates["before"], grid={}, resampling="bilinear", output=str(tmp_path / "out.tif"))
    assert not (tmp_path / "out.tif.aux.xml").exists()


def test_an_output_may_replace_its_own_input(job, dates):
    path = dates["before"]
    expected = read(path, 3)
    regrid.run(job, image=path, grid={}, resampling="bilinear", output=path)
    np.testing.assert_array_equal(read(path, 3), expected)
    assert open_image(path).bands[2].name == SIX_BANDS[2]


@pytest.mark.parametrize(
    ("output", "message"),
    [
        ("missing/out.tif", "does not exist. Create it"),
        ("a file/out.tif", "does not exist. Create it"),
        ("a folder", "is a folder. Give the output a file name"),
    ],
)
def test_where_nothing_can_be_written_is_said_at_once(job, tmp_path, dates, output, message):
    (tmp_path / "a file").write_text("")
    (tmp_path / "a folder").mkdir()
    with pytest.raises(InputError, match=message):
        regrid.run(job, image=dates["before"], grid={}, resampling="bilinear", output=str(tmp_path / output))
    assert not job.fractions


def test_a_folder_that_cannot_be_written_is_said(job, tmp_path, dates, monkeypatch):
    def refuse(_path, *_arguments, **_options):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(outputs.Path, "touch", refuse)
    with pytest.raises(InputError, match="cannot be written: Permission denied"):
        regrid.run(job, image=dates["before"], grid={}, resampling="bilinear", output=str(tmp_path / "out.tif"))


def test_two_outputs_of_one_name_are_refused(job, tmp_path, dates):
    same = str(tmp_path / "same.tif")
    with pytest.raises(InputError, match="given for two outputs"):
        lakechange.run(job, **dates, change=same, water_after=same)
    assert "same.tif" not in names_in(tmp_path)


@pytest.fixture
def small_disk(tmp_path):
    """A disk of one megabyte."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)], capture_output=True)
    if mounted.returncode:
        pytest.skip("a small disk cannot be mounted here: only root can, and not in every container")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


@pytest.mark.skipif(not shutil.which("mount"), reason="there is no mount")
@pytest.mark.parametrize("foreseen", [True, False])
def test_a_full_disk_is_an_input_error(job, tmp_path, small_disk, monkeypatch, foreseen):
    """Foreseen by the size of the result, or met while writing: because another program fills the disk, say."""
    noise = np.random.default_rng(0).random((2, 600, 600), dtype=np.float32)
    image = write_raster(tmp_path / "image.tif", noise)
    if not foreseen:
        monkeypatch.setattr(outputs, "_check_space", lambda *_: None)
    (small_disk / "out.tif").write_bytes(b"an earlier result")
    with pytest.raises(InputError, match="not enough room in" if foreseen else "no disk space left in"):
        regrid.run(job, image=image, grid={}, resampling="bilinear", output=str(small_disk / "out.tif"))
    assert names_in(small_disk) == ["out.tif"]
    assert (small_disk / "out.tif").read_bytes() == b"an earlier result"


def test_progress_grows_to_the_end(job, tmp_path, dates, use_windows):
    use_windows(64, 40)
    lakechange.run(job, **dates, change=str(tmp_path / "change.tif"))
    assert job.fractions == sorted(job.fractions)
    assert 0.9 < job.fractions[-1] <= 1.0


def test_readers_are_told_which_bands_are_colours(job, tmp_path):
    image, _ = write_scene(tmp_path / "scene.tif", (90, 100), 0)
    regrid.run(job, image=image, grid={}, resampling="bilinear", output=str(tmp_path / "out.tif"))
    with rasterio.open(tmp_path / "out.tif") as dataset:
        found = dict(zip(dataset.descriptions, [what.name for what in dataset.colorinterp], strict=True))
    assert {name: found[name] for name in ("red", "green", "blue")} == {"red": "red", "green": "green", "blue": "blue"}
    assert not {found[name] for name in found if name not in ("red", "green", "blue")} & {
        "red",
        "green",
        "blue",
        "alpha",
    }


def test_a_raster_says_how_it_was_made(job, tmp_path):
    image, _ = write_scene(tmp_path / "scene.tif", (90, 100), 0)
    address = "https://user:word@host/a.tif?sig=abc"  # pragma: allowlist secret
    about = {"image": image, "grid": {"resolution": 30.0, "crs": None}, "resampling": "average"}
    execute("regrid", job, {**about, "output": str(tmp_path / "out.tif")})
    with rasterio.open(tmp_path / "out.tif") as dataset:
        tags = dataset.tags()
    assert tags["TIFFTAG_SOFTWARE"] == f"Strandline {__version__}" and tags["STRANDLINE_TOOL"] == "regrid"
    assert json.loads(tags["STRANDLINE_PARAMETERS"]) == {
        "image": "scene.tif",
        "grid": {"resolution": 30.0},
        "resampling": "average",
        "output": "out.tif",
    }
    made = datetime.fromisoformat(tags["STRANDLINE_DATE"])
    assert abs(datetime.now(UTC) - made).total_seconds() < 600
    # Neither where someone works nor what opens a server is told.
    assert str(tmp_path) not in str(tags)
    told = run_tags("loadstac", {"product": address, "points": [{"x": 1.0}] * 100})
    assert json.loads(told["STRANDLINE_PARAMETERS"]) == {
        "product": "https://***@host/a.tif?***",
        "points": "100 entries",
    }
