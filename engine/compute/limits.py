"""What the libraries below Python may take, as the environment variables that they read when they are first imported.

Every dask worker calls BLAS. With BLAS's default, each call would start as many threads as there are cores, and cores x cores
threads are slower than one per worker. GDAL would keep blocks of files in a twentieth of the computer's memory, in every
process, although windows are made of whole blocks that are read, and written, once.

Importing this module imports nothing, so that the limits can be set before anything else is loaded.
"""

from __future__ import annotations

#: One thread for each call of BLAS.
THREADS = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
#: MB of blocks that GDAL keeps.
CACHE = {"GDAL_CACHEMAX": "32"}
