"""What the engine's tests share: one BLAS thread as in the engine, one cluster, a job that remembers."""

from __future__ import annotations

import os
import re
import sys
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
if str(CHECKOUT) not in sys.path:
    sys.path.insert(0, str(CHECKOUT))

from engine.compute import limits  # noqa: E402

# As the engine does at its start, and like there before numpy is loaded.
os.environ.update(limits.THREADS)

import pytest  # noqa: E402
import rasterio  # noqa: E402

from engine.compute import backend, settings  # noqa: E402
from engine.errors import InputError  # noqa: E402
from engine.job import Job  # noqa: E402
from engine.rendering import pages  # noqa: E402
from engine.steps import loadlandsat  # noqa: E402


@dataclass
class RememberingJob(Job):
    """A job that keeps what it was told."""

    messages: list[tuple[str, str]] = field(default_factory=list)
    fractions: list[float] = field(default_factory=list)

    def __post_init__(self):
        self.on_message = lambda level, text: self.messages.append((level, text))
        self.on_progress = lambda fraction, _text: self.fractions.append(fraction)

    def warnings(self):
        """Return the warnings as one text."""
        return "\n".join(text for level, text in self.messages if level == "warning")


@pytest.fixture(scope="session")
def new_job():
    """Return what makes a job, for fixtures that live longer than a test."""
    return RememberingJob


@pytest.fixture
def job(new_job):
    return new_job()


@pytest.fixture(scope="session", autouse=True)
def _close_cluster():
    yield
    backend.close()


@pytest.fixture
def use_cluster():
    """Return a function that closes the cluster and sets how the next one shall be; later the defaults are back."""

    def use(**wanted):
        backend.close()
        return settings.remember({"window_shape": settings.current().window_shape, **wanted})

    yield use
    backend.close()
    settings.remember({})


@pytest.fixture
def use_windows():
    """Return a function that sets the columns and rows of all windows; later they suit the file again."""

    def use(columns, rows):
        settings.remember({"window_shape": (columns, rows)})

    yield use
    settings.remember({})


@pytest.fixture
def pinned(monkeypatch):
    """Pages are made at one minute of the past, by a version that there is not; return both as they are shown."""
    monkeypatch.setattr(pages, "clock", lambda: datetime(2001, 2, 3, 4, 5, 59, tzinfo=UTC))
    monkeypatch.setattr(pages, "__version__", "9.8.7")
    return "2001-02-03 04:05 UTC", "9.8.7"


@pytest.fixture
def load_landsat(job, tmp_path):
    """Return a function that loads a Landsat product and gives the answer and the values."""

    def run(product, **request):
        output = tmp_path / "out.tif"
        answer = loadlandsat.run(job, product=str(product), output=str(output), **request)
        with rasterio.open(output) as dataset:
            return answer, dataset.read()

    return run


@pytest.fixture
def landsat_refusal(job, tmp_path):
    """Return a function that loads what cannot be loaded, sees that nothing is left behind, and gives the words."""

    def run(product, **request):
        folder = tmp_path / "refused"
        folder.mkdir()
        with pytest.raises(InputError) as raised:
            loadlandsat.run(job, product=str(product), output=str(folder / "out.tif"), **request)
        assert list(folder.iterdir()) == []
        said = str(raised.value)
        assert not re.search(r"traceback|numpy|rasterio|\w+Error\b|Exception", said), said
        return said

    return run
