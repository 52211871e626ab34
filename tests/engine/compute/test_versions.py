"""The lists of packages and limits that several parts of the engine need."""

from __future__ import annotations

import re
from importlib.metadata import distribution

from engine_process import CHECKOUT

from engine.compute import code_upload, limits, slurm
from engine.compute.settings import SlurmSettings
from engine.compute.versions import NEEDED, PACKAGES
from engine.water import report


def test_the_packages_are_those_that_are_installed():
    lines = (CHECKOUT / "engine" / "requirements.in").read_text(encoding="utf-8").splitlines()
    required = [re.match(r"[\w-]+", line)[0] for line in lines if line and not line.startswith("#")]
    assert list(PACKAGES) == required


def test_what_workers_need_is_part_of_it():
    of_rasterio = {re.match(r"[\w-]+", line)[0] for line in distribution("rasterio").requires}
    assert set(NEEDED) - set(PACKAGES) == {"affine"} <= of_rasterio
    assert set(report._PACKAGES) <= set(PACKAGES)


def test_every_worker_gets_the_engine_s_limits():
    script = slurm.job_script(SlurmSettings(cores=1, memory="1GB"))
    assert "export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 MKL_NUM_THREADS=1 GDAL_CACHEMAX=32" in script
    assert code_upload.plugin().limits == limits.THREADS | limits.CACHE
