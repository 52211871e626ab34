"""Where tasks run: on threads of this process, on a dask scheduler, or as batch jobs of SLURM."""
