"""Keep the cluster's workers busy, and tell who they are."""

import os
import time

from engine.raster.windows import map_windows


def run(job, *, tasks=1, seconds=0.0, output=None):
    """Run so many tasks that sleep; return the process ids of those who did."""

    def task(_number):
        time.sleep(seconds)
        return os.getpid()

    return {"pids": sorted({pid for _, pid in map_windows(task, range(tasks), job, "Sleeping", tasks)})}
