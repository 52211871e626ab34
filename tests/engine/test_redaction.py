"""No secret in a text, whatever form it comes in; nothing else is touched."""

from __future__ import annotations

import time

import numpy as np
import pytest
import rasterio
from rasterio.transform import from_origin
from rasterio.windows import Window

from engine.errors import InputError, StepError
from engine.job import Job
from engine.raster.bands import Band
from engine.raster.grid import Grid
from engine.raster.outputs import Layout, Outputs
from engine.raster.remote import file_name, gdal_path
from engine.redaction import redact
from engine.rendering import pages

#: Secrets are upper case, so that none can hide in what is left.
SECRETS = [
    "https://host/a.tif?sv=2020&sig=SECRET%2BMORE), next",
    "'https://USER:SECRET@SECRET@host:8080/x?SECRET' ok",  # pragma: allowlist secret
    "http://USER:SEC/RET@host/x",
    "https://TOKEN@github.example/a",
    "/vsicurl?max_retry=4&url=https%3A%2F%2FUSER%3ASECRET%40host%2Fb.tif%3Fsig%3DSECRET&header.Authorization=Bearer+SECRET",
    "/vsicurl?header.Authorization=SECRET is no file",
    "/vsicurl/https://host/b.tif?X-Amz-Signature=SECRET&X-Amz-Credential=SECRET",
    "/vsiaz/container/b.tif?sv=1&sig=SECRET",
    "https%3A%2F%2FUSER%3ASECRET%40host%2Fb.tif%3Fsig%3DSECRET",
    "https%253A%252F%252Fhost%252Fb.tif%253Fsig%253DSECRET",
    "proxy USER:SECRET@proxy.example:3128 refused",
    "X-Amz-Date=SECRET",
    "password = SECRET; api-key=SECRET, aws_secret_access_key='SEC RET'",  # pragma: allowlist secret
    '{"password": "SEC RET", "x": 1}',  # pragma: allowlist secret
    "{'subscription_key': 'SECRET'}",
    "Authorization: Basic SECRET==\nnext",
    '"Authorization": "Bearer SECRET"',
    "got Bearer SECRETSECRETSECRET",
    "https://host/a?next=https://other/c&code=SECRET x",
    "https://host/a,https://USER:SECRET@host/d",  # pragma: allowlist secret
    r"https:\/\/USER:SECRET@host\/x?sig=SECRET",
    "PG:host=x user='USER' password='SECRET'",  # pragma: allowlist secret
    "https://host/x?a=1&amp;sig=SECRET&quot; end",
    "#SBATCH --mail-user=USER@host",
    "https://host/#access_token=SECRET",
    "//USER:SECRET@host/x",
    "gdal_http_userpwd=USER:SECRET is set",
    "aws_secret_access_key: SECRET",  # pragma: allowlist secret
    "password: SECRET, next",  # pragma: allowlist secret
    "-----BEGIN RSA PRIVATE KEY-----\nSECRET\nSECRET\n-----END x",  # pragma: allowlist secret
]
HARMLESS = [
    "'C:\\\\data\\\\me@home\\\\a.tif' does not exist. Give another one.",
    "What is this? It = that",
    "tcp://10.0.0.5:8786 cannot be reached",
    "https://host:8080/@x/a.tif, and https://planetarycomputer.microsoft.com/api/stac/v1.",
    'NETCDF:"a.nc":b x?y',
    "at 12:30 by a@b.example: 3 of 4",
    "unexpected token: ]",
    "/vsizip/{/data/a.zip}/b.tif",
]


@pytest.mark.parametrize("text", SECRETS)
def test_no_secret_is_left(text):
    said = redact(text)
    assert "SEC" not in said and "RET" not in said and "USER" not in said and "TOKEN" not in said, said
    assert redact(said) == said


@pytest.mark.parametrize("text", HARMLESS)
def test_other_texts_stay_as_they_are(text):
    assert redact(text) == text


def test_what_helps_the_reader_stays():
    text = "https://me:pw@host/a/b.tif?sig=x: HTTP 403"  # pragma: allowlist secret
    assert redact(text) == "https://***@host/a/b.tif?***: HTTP 403"
    url = gdal_path("https://host/b.tif?sig=x")
    assert redact(f"'{url}' not recognized") == "'/vsicurl/https://host/b.tif?***' not recognized"
    assert file_name("/vsicurl/https://host/b.tif?sig=x") == "b.tif"


@pytest.mark.parametrize(
    "piece",
    ["a", "://", "a:", "https://", "token", "x-", "'", "-----BEGIN PRIVATE KEY-----",  # pragma: allowlist secret
     "eyJaaaaa.", "@", "?a", "a:b", "token=", "'token':", "authorization", "%3a%2f%2f", "https://a:b"],
)  # fmt: skip
def test_a_text_of_any_length_and_form_takes_no_time(piece):
    text = piece * (2_000_000 // len(piece))
    began = time.perf_counter()
    redact(text)
    assert time.perf_counter() - began < 2.0


def test_errors_and_messages_hold_no_secrets():
    url = "https://me:SECRET@host/a.tif?sig=SECRET"  # pragma: allowlist secret
    said = [str(InputError(f"{url} is gone")), str(StepError(url))]
    job = Job(on_progress=lambda _, text: said.append(text), on_message=lambda _, text: said.append(text))
    job.info(url)
    job.warning(url)
    job.progress(0.5, url)
    job.part(0.1, 0.2).progress(0.5, url)
    assert len(said) == 6
    assert all("SECRET" not in text and "host/a.tif" in text for text in said)


def test_pages_hold_no_secrets_and_no_tags_of_others():
    page = pages.environment().from_string("<b>{{ name }}</b> {{ picture }}")
    said = page.render(name='<i>"https://host/a.tif?sig=SECRET"', picture="data:image/png;base64," + "A" * 200_000)
    assert "SECRET" not in said and "host/a.tif?***" in said and "&lt;i&gt;" in said
    assert len(said) > 200_000


def test_tags_of_rasters_hold_no_secrets(tmp_path):
    grid = Grid("EPSG:32611", from_origin(300000, 4300000, 30, 30), 4, 3)
    layout = Layout(grid, (Band(1, "one"),), "uint8", None, tags={"SOURCE": "https://host/a.tif?sig=SECRET"})
    with Outputs(Job()) as outputs, outputs.raster(tmp_path / "a.tif", layout) as writer:
        writer.write(np.ones((1, 3, 4), np.uint8), Window(0, 0, 4, 3))
    with rasterio.open(tmp_path / "a.tif") as dataset:
        assert dataset.tags()["SOURCE"] == "https://host/a.tif?***"
