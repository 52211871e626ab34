"""An output never destroys an input, by whatever name it is given."""

from __future__ import annotations

import os
import zipfile

import numpy as np
import pytest
import rasterio
from rasters import write_raster

from engine.errors import InputError
from engine.job import Job
from engine.raster import protection
from engine.raster.outputs import Outputs
from engine.rpc.runs import execute


def content_of(folder):
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def refused(folder, step, **parameters):
    before = content_of(folder)
    with pytest.raises(InputError, match=r"input|plain file|no text file"):
        execute(step, Job(), parameters)
    assert content_of(folder) == before


@pytest.fixture
def image(tmp_path):
    values = np.random.default_rng(0).random((3, 40, 50))
    return write_raster(tmp_path / "image.tif", values, names=("green", "nir08", "swir16"))


@pytest.mark.parametrize(
    "name", [lambda p: p, lambda p: f"{p.parent}/./{p.name}", lambda p: str(p.parent / ".." / p.parent.name / p.name)]
)
def test_the_input_itself(image, tmp_path, name):
    output = str(name(tmp_path / "image.tif"))
    refused(tmp_path, "regrid", image=image, grid={}, resampling="nearest", output=output)
    refused(tmp_path, "loadcube", cube=image, output=output)
    refused(tmp_path, "loadcube", cube=image, output=str(tmp_path / "out.tif"), table=output)


def test_through_links(image, tmp_path):
    (tmp_path / "folder").symlink_to(tmp_path, target_is_directory=True)
    os.link(image, tmp_path / "hard.tif")
    for name in ("folder/image.tif", "hard.tif"):
        refused(tmp_path, "regrid", image=image, grid={}, resampling="nearest", output=str(tmp_path / name))


@pytest.mark.parametrize("name", ["a:b.tif", "dbname=x.tif", "with space|layername=y.tif", "日本.tif"])
def test_names_that_look_like_something_else(tmp_path, name):
    image = write_raster(tmp_path / name, np.ones((2, 9, 9)))
    refused(tmp_path, "regrid", image=image, grid={}, resampling="nearest", output=image)


@pytest.mark.parametrize(
    "name",
    [
        "/vsisubfile/0,{}",
        "/vsicached?file={}",
        "vrt://{}?bands=1",
        "DERIVED_SUBDATASET:AMPLITUDE:{}",
        '<VRTDataset rasterXSize="50" rasterYSize="40"><SRS>EPSG:32633</SRS><GeoTransform>5e5,10,0,4e6,0,-10</GeoTransform>'
        '<VRTRasterBand dataType="Float32" band="1"><SimpleSource><SourceFilename>{}</SourceFilename><SourceBand>1</SourceBand>'
        "</SimpleSource></VRTRasterBand></VRTDataset>",
    ],
)
def test_names_that_gdal_has_for_parts_of_a_file(image, tmp_path, name):
    refused(tmp_path, "regrid", image=name.format(image), grid={}, resampling="nearest", output=image)


def test_what_a_virtual_raster_is_made_of(image, tmp_path):
    for name, source in (("inner.vrt", "image.tif"), ("outer.vrt", "inner.vrt")):
        bands = "".join(
            f'<VRTRasterBand dataType="Float32" band="{band}"><SimpleSource><SourceFilename relativeToVRT="1">{source}'
            f"</SourceFilename><SourceBand>{band}</SourceBand></SimpleSource></VRTRasterBand>"
            for band in (1, 2, 3)
        )
        with rasterio.open(image) as dataset:
            where = ", ".join(map(str, dataset.transform.to_gdal()))
            head = f"<SRS>{dataset.crs.to_wkt()}</SRS><GeoTransform>{where}</GeoTransform>"
        (tmp_path / name).write_text(f'<VRTDataset rasterXSize="50" rasterYSize="40">{head}{bands}</VRTDataset>')
    for vrt in ("inner.vrt", "outer.vrt"):
        refused(tmp_path, "regrid", image=str(tmp_path / vrt), grid={}, resampling="nearest", output=image)


def test_the_pixels_beside_a_header(tmp_path):
    with rasterio.open(
        tmp_path / "cube.dat", "w", driver="ENVI", width=5, height=4, count=2, dtype="float32", crs="EPSG:32633",
        transform=rasterio.transform.from_origin(5e5, 4e6, 10, 10),
    ) as dataset:  # fmt: skip
        dataset.write(np.ones((2, 4, 5), np.float32))
    refused(tmp_path, "loadcube", cube=str(tmp_path / "cube.hdr"), output=str(tmp_path / "cube.dat"))


def test_the_archive_that_is_read_inside(image, tmp_path):
    archive = tmp_path / "images.zip"
    with zipfile.ZipFile(archive, "w") as file:
        file.write(image, "image.tif")
    inside = f"/vsizip/{archive}/image.tif"
    refused(tmp_path, "regrid", image=inside, grid={}, resampling="nearest", output=str(archive))


def test_a_table_never_replaces_a_file_of_another_kind(image, tmp_path):
    geopackage = tmp_path / "survey.gpkg"
    geopackage.write_bytes(b"SQLite format 3\0" + bytes(100))
    refused(tmp_path, "loadcube", cube=image, output=str(tmp_path / "out.tif"), table=str(geopackage))


def test_devices_and_pipes_are_no_targets(image, tmp_path):
    os.mkfifo(tmp_path / "pipe.tif")
    with pytest.raises(InputError, match="not a plain file"):
        execute(
            "regrid", Job(), {"image": image, "grid": {}, "resampling": "nearest", "output": str(tmp_path / "pipe.tif")}
        )


@pytest.mark.parametrize("name", ["folder/../out.tif", "link/out.tif"])
def test_two_outputs_of_one_file_by_two_names(image, tmp_path, name):
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to(tmp_path, target_is_directory=True)
    with pytest.raises(InputError, match="two outputs"):
        execute("loadcube", Job(), {"cube": image, "output": str(tmp_path / "out.tif"), "table": str(tmp_path / name)})
    assert [path.name for path in tmp_path.glob("*.tif*")] == ["image.tif"]


def test_overviews_and_mask_of_an_earlier_output_go_with_it(image, tmp_path):
    output = tmp_path / "out.tif"
    for ending in (".ovr", ".msk", ".aux.xml"):
        (tmp_path / f"out.tif{ending}").write_bytes(b"of an earlier result")
    execute("regrid", Job(), {"image": image, "grid": {}, "resampling": "nearest", "output": str(output)})
    assert {path.name for path in tmp_path.iterdir()} == {"image.tif", "out.tif"}


def test_an_earlier_output_is_replaced(image, tmp_path):
    output = tmp_path / "out.tif"
    output.write_bytes(b"an earlier result")
    for _ in range(2):
        execute("regrid", Job(), {"image": image, "grid": {}, "resampling": "nearest", "output": str(output)})
    with rasterio.open(output) as dataset:
        assert dataset.count == 3


def test_an_earlier_output_is_replaced_with_what_lies_beside_it(tmp_path):
    """Rasters of codes have a file of names beside them, which is theirs and no input."""
    codes = write_raster(tmp_path / "codes.tif", np.ones((20, 30), np.uint8), nodata=0)
    output = tmp_path / "water.tif"
    for _ in range(3):
        execute("watermask", Job(), {"clusters": codes, "labels": "1", "output": str(output)})
        with rasterio.open(output) as dataset:
            assert (dataset.read(1) == 1).all()
        assert (tmp_path / "water.tif.aux.xml").exists()


def test_members_that_a_step_names(image):
    outputs = Outputs(Job())
    outputs.protect([image])
    with pytest.raises(InputError, match="input of this run"):
        outputs.stage(image)


def write_table(path, given, meanwhile):
    with Outputs(Job(given=given)) as outputs:
        outputs.write_text(path, "a table")
        meanwhile()


def test_what_becomes_an_input_meanwhile(image, tmp_path):
    """Another process puts a link to the input where the output is to go."""
    output = tmp_path / "out.csv"
    with pytest.raises(InputError, match="input of this run"):
        write_table(output, (image, str(output)), lambda: output.symlink_to(image))


def test_inputs_are_looked_at_only_where_something_is_there_already(image, tmp_path, monkeypatch):
    """A series writes a mask for each of hundreds of images, and all of them are inputs."""
    opened = []
    real = protection.rasterio.open
    monkeypatch.setattr(protection.rasterio, "open", lambda path, *rest: opened.append(path) or real(path, *rest))
    with Outputs(Job(given=(image, image))) as outputs:
        outputs.write_text(tmp_path / "new.csv", "a")
        assert not opened
    with pytest.raises(InputError, match="input of this run"), Outputs(Job(given=(image, image))) as outputs:
        outputs.stage(image)
    assert len(opened) == 2
