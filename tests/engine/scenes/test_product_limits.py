"""Archives that are no products: whatever they claim to hold, reading them takes little memory and ends."""

from __future__ import annotations

import io
import tarfile
import tracemalloc
import zipfile
from pathlib import Path

import numpy as np
import pytest
import rasterio
from rasterio.transform import from_origin

from engine.cubes.envi_header import read_header
from engine.errors import InputError
from engine.job import Job
from engine.raster import opening
from engine.raster.image import open_image
from engine.raster.opening import FOREIGN_DRIVERS
from engine.scenes import product_files
from engine.scenes.product_files import open_product, unpack


def tar(path, mode, **members):
    with tarfile.open(path, mode) as archive:
        for name, content in members.items():
            about = tarfile.TarInfo(name)
            about.size = len(content)
            archive.addfile(about, io.BytesIO(content))
    return str(path)


@pytest.fixture
def small_limits(monkeypatch):
    monkeypatch.setattr(product_files, "_LEAST_CONTENT", 1 << 20)
    monkeypatch.setattr(product_files, "_MAXIMUM_FILES", 50)
    monkeypatch.setattr(product_files, "_ALL_TEXTS", 10_000)


@pytest.mark.parametrize("mode", ["w:gz", "w:bz2", "w:xz"])
def test_an_archive_that_unpacks_to_hundreds_of_times_its_size(small_limits, tmp_path, mode):
    path = tar(tmp_path / "a.tar.gz", mode, **{"a_B1.TIF": bytes(20 << 20)})
    with pytest.raises(InputError, match="more than 300 times its size"):
        open_product(path)
    with pytest.raises(InputError, match="more than 300 times its size"):
        unpack([f"packed:{{{path}}}/a_B1.TIF"], tmp_path, Job())
    assert [one.name for one in tmp_path.iterdir()] == ["a.tar.gz"]


def test_an_archive_with_a_long_tail(small_limits, tmp_path):
    import gzip

    inner = io.BytesIO()
    with tarfile.open(fileobj=inner, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("a"), io.BytesIO(b""))
    path = tmp_path / "a.tar.gz"
    path.write_bytes(gzip.compress(inner.getvalue() + bytes(20 << 20)))
    with pytest.raises(InputError, match="more than 300 times its size"):
        open_product(str(path))


def test_what_compresses_as_real_scenes_do_is_read(small_limits, tmp_path):
    noise = np.random.default_rng(0).integers(0, 256, 200_000, np.uint8).tobytes()
    path = tar(tmp_path / "a.tar.gz", "w:gz", **{"a_B1.TIF": noise + bytes(2 << 20), "a_MTL.txt": b"x"})
    assert open_product(path).names == ("a_B1.TIF", "a_MTL.txt")


@pytest.mark.parametrize("kind", [tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.GNUTYPE_LONGNAME])
@pytest.mark.parametrize("first", [True, False])
def test_headers_of_any_size_are_not_read(tmp_path, kind, first):
    path = tmp_path / "a.tar.gz"
    with tarfile.open(path, "w:gz") as archive:
        if not first:
            archive.addfile(tarfile.TarInfo("a"), io.BytesIO(b""))
        about = tarfile.TarInfo("x")
        about.type, about.size = kind, 64 << 20
        archive.addfile(about, io.BytesIO(b"1" * about.size))
    tracemalloc.start()
    with pytest.raises(InputError):
        open_product(str(path))
    assert tracemalloc.get_traced_memory()[1] < 16 << 20
    tracemalloc.stop()


@pytest.mark.parametrize("how", ["zip", "tar", "folder"])
def test_too_many_files(small_limits, tmp_path, how):
    names = [f"{number}.txt" for number in range(60)]
    place = tmp_path / "a"
    if how == "zip":
        with zipfile.ZipFile(place, "w") as archive:
            for name in names:
                archive.writestr(name, b"")
    elif how == "tar":
        tar(place, "w", **dict.fromkeys(names, b""))
    else:
        place.mkdir()
        for name in names:
            (place / name).touch()
    with pytest.raises(InputError, match=r"more (files|than 50 files)"):
        open_product(str(place))


@pytest.mark.parametrize("how", ["zip", "folder"])
def test_too_much_text_in_total(small_limits, tmp_path, how):
    place = tmp_path / "a"
    if how == "zip":
        with zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED) as archive:
            for number in range(9):
                archive.writestr(f"{number}.xml", bytes(2000))
    else:
        place.mkdir()
        for number in range(9):
            (place / f"{number}.xml").write_bytes(bytes(2000))
    files = open_product(str(place))
    for number in range(5):
        files.read(f"{number}.xml")
    with pytest.raises(InputError, match="more text"):
        files.read("5.xml")


def test_a_header_of_envi_that_is_none(tmp_path):
    path = tmp_path / "a.hdr"
    with path.open("wb") as file:
        file.write(b"ENVI\n")
        file.truncate(1 << 30)
    with pytest.raises(InputError, match="too large to be an ENVI header"):
        read_header(path)


def test_blocks_that_would_fill_the_memory(tmp_path, monkeypatch):
    path = str(tmp_path / "a.tif")
    options = {"driver": "GTiff", "tiled": True, "blockxsize": 1024, "blockysize": 1024, "sparse_ok": True}
    transform = from_origin(300000, 4300000, 30, 30)
    with rasterio.open(
        path, "w", width=1024, height=1024, count=3, dtype="uint16", crs="EPSG:32611", transform=transform,
        interleave="pixel", **options,
    ):  # fmt: skip
        pass
    monkeypatch.setattr(opening, "LARGEST_BLOCK", 3 * 2 * 1024 * 1024 - 1)
    with pytest.raises(InputError, match=r"blocks of 0\.0 GB"):
        open_image(path, drivers=FOREIGN_DRIVERS)
    open_image(path)
    monkeypatch.setattr(opening, "LARGEST_BLOCK", 3 * 2 * 1024 * 1024)
    open_image(path, drivers=FOREIGN_DRIVERS)


def test_members_of_one_name_and_names_that_lead_elsewhere(tmp_path):
    path = tar(
        tmp_path / "a.tar.gz",
        "w:gz",
        **{"x/B1.TIF": b"x", "y/B1.TIF": b"y", "D:B2.TIF": b"d", "..\\B3.TIF": b"b", "..": b"e"},
    )
    names = ("x/B1.TIF", "y/B1.TIF", "D:B2.TIF", "..\\B3.TIF")
    (tmp_path / "there").mkdir()
    found = unpack([f"packed:{{{path}}}/{name}" for name in names], tmp_path / "there", Job())
    assert [Path(one).read_bytes() for one in found.values()] == [b"x", b"y", b"d", b"b"]
    assert all(
        Path(one).is_relative_to(tmp_path / "there") and not set(Path(one).name) & set(":\\") for one in found.values()
    )
    with pytest.raises(InputError, match="cannot be read"):
        unpack([f"packed:{{{path}}}/.."], tmp_path / "there", Job())
    assert {one.name for one in tmp_path.iterdir()} == {"a.tar.gz", "there"}


@pytest.mark.parametrize(
    "header",
    [
        {"GNU.sparse.map": "0,0,x"},
        {"GNU.sparse.major": "1", "GNU.sparse.minor": "0", "GNU.sparse.realsize": "99999999999999"},
    ],
)
def test_numbers_that_are_none_in_headers(tmp_path, header):
    with tarfile.open(tmp_path / "a.tar", "w", format=tarfile.PAX_FORMAT) as archive:
        about = tarfile.TarInfo("a_MTL.txt")
        about.pax_headers, about.size = header, 3
        archive.addfile(about, io.BytesIO(b"abc"))
    with pytest.raises(InputError, match="damaged"):
        open_product(str(tmp_path / "a.tar"))


def test_xz_that_is_damaged(tmp_path):
    path = Path(tar(tmp_path / "a.tar.xz", "w:xz", **{"a_B1.TIF": np.random.default_rng(0).bytes(1 << 20)}))
    content = bytearray(path.read_bytes())
    content[len(content) // 2 :] = bytes(len(content) - len(content) // 2)
    path.write_bytes(content)
    with pytest.raises(InputError, match="damaged"):
        open_product(str(path))


def test_a_zip_that_wants_a_password_or_another_program(tmp_path):
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a_MTL.txt", "text")
    content = path.read_bytes()
    for place, byte in ((6, 1), (8, 99)):  # the flags, the method, in both of a member's headers (APPNOTE.TXT, 4.3)
        changed = bytearray(content)
        central = changed.index(b"PK\x01\x02")
        changed[place], changed[central + place + 2] = byte, byte
        path.write_bytes(changed)
        with pytest.raises(InputError, match="cannot be read"):
            open_product(str(path)).read("a_MTL.txt")


def test_links_of_the_name_of_a_file_lead_nowhere(tmp_path):
    with tarfile.open(tmp_path / "a.tar.gz", "w:gz") as archive:
        about = tarfile.TarInfo("a_B1.TIF")
        about.size = 2
        archive.addfile(about, io.BytesIO(b"II"))
        about = tarfile.TarInfo("a_B1.TIF")
        about.type, about.linkname = tarfile.SYMTYPE, "a_B1.TIF"
        archive.addfile(about)
    product = open_product(str(tmp_path / "a.tar.gz"))
    (found,) = unpack([product.path("a_B1.TIF")], tmp_path, Job()).values()
    assert Path(found).read_bytes() == b"II"
