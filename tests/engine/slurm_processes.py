"""A real SLURM of one node for tests, with its own key, socket, state and ports; nothing of it outlives the tests."""

from __future__ import annotations

import os
import pwd
import secrets
import shutil
import socket
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

from dask_processes import free_port, wait_until

PROGRAMS = ("slurmctld", "slurmd", "munged", "sbatch", "squeue", "scancel", "sinfo")

_CONFIGURATION = """
ClusterName=strandline
SlurmctldHost={host}(127.0.0.1)
SlurmctldPort={control_port}
SlurmdPort={node_port}
SlurmUser={user}
SlurmdUser={user}
AuthType=auth/munge
AuthInfo=socket={folder}/munge.socket
CredType=cred/munge
MpiDefault=none
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SlurmdParameters=config_overrides
SchedulerParameters=batch_sched_delay=0,sched_min_interval=0
ReturnToService=2
KillWait=2
StateSaveLocation={folder}/state
SlurmdSpoolDir={folder}/spool
SlurmctldPidFile={folder}/slurmctld.pid
SlurmdPidFile={folder}/slurmd.pid
SlurmctldLogFile={folder}/slurmctld.log
SlurmdLogFile={folder}/slurmd.log
NodeName={host} NodeAddr=127.0.0.1 CPUs=2 RealMemory=4000 State=UNKNOWN
PartitionName=test Nodes=ALL Default=YES MaxTime=60 State=UP
"""


def program(name):
    """Return where one of SLURM's programs is, or None."""
    return shutil.which(name) or shutil.which(name, path="/usr/sbin:/sbin")


def slurm_version():
    """Return major and minor number, such as (22, 5)."""
    said = subprocess.run([program("slurmd"), "-V"], capture_output=True, text=True, check=True).stdout
    return tuple(int(number) for number in said.split()[-1].split(".")[:2])


def why_not():
    """Return "" if a SLURM can be started here, else why not."""
    missing = [name for name in PROGRAMS if program(name) is None]
    if missing:
        return f"SLURM is not installed ({', '.join(missing)}): run `tools/setup.sh slurm`"
    return ""


@dataclass
class Slurm:
    """A SLURM whose files are in one folder."""

    folder: Path
    processes: list[subprocess.Popen] = field(default_factory=list)

    @property
    def configuration(self):
        """Return the path that SLURM's programs look for in ``SLURM_CONF``."""
        return self.folder / "slurm.conf"

    def start(self):
        """Start it and return it when jobs can run."""
        for name in ("state", "spool"):
            (self.folder / name).mkdir()
        # munge insists on folders that no one else can write.
        self.folder.chmod(0o755)
        key = self.folder / "munge.key"
        key.touch(mode=0o600)
        key.write_bytes(secrets.token_bytes(128))
        self.configuration.write_text(
            _CONFIGURATION.format(
                host=socket.gethostname().split(".")[0],
                user=pwd.getpwuid(os.geteuid()).pw_name,
                folder=self.folder,
                control_port=free_port(),
                node_port=free_port(),
            )
        )
        # Newer slurmd want control groups even where nothing here asks for any, and containers may have none.
        # Older ones do not know the word.
        if slurm_version() >= (23, 11):
            (self.folder / "cgroup.conf").write_text("CgroupPlugin=disabled\n")
        self._start(
            "munged", "--foreground", "--force", f"--socket={self.folder}/munge.socket", f"--key-file={key}",
            f"--pid-file={self.folder}/munged.pid", f"--log-file={self.folder}/munged.log",
            f"--seed-file={self.folder}/munged.seed",
        )  # fmt: skip
        wait_until((self.folder / "munge.socket").exists, "munged did not start")
        self._start("slurmctld", "-D", "-i", "-f", self.configuration)
        self._start("slurmd", "-D", "-f", self.configuration)
        wait_until(lambda: "idle" in self.ask("sinfo", "--noheader", "--format=%T"), "SLURM did not start")
        return self

    def ask(self, *command):
        """Run one of SLURM's programs and return what it prints."""
        done = subprocess.run(
            [program(command[0]), *command[1:]], env=self.variables(), capture_output=True, text=True, timeout=30
        )
        return done.stdout

    def jobs(self):
        """Return the numbers and states of all jobs that SLURM has not ended."""
        return self.ask("squeue", "--noheader", "--format=%i %T").splitlines()

    def variables(self):
        """Return an environment in which SLURM's programs find this one."""
        return {**os.environ, "SLURM_CONF": str(self.configuration)}

    def _start(self, name, *arguments):
        with open(self.folder / f"{name}.out", "ab") as log:
            process = subprocess.Popen(
                [program(name), *map(str, arguments)],
                env=self.variables(),
                cwd=self.folder,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        self.processes.append(process)

    def stop(self):
        """End all jobs and programs."""
        self.ask("scancel", "--full", "--signal=KILL", "--partition=test")
        self.ask("scancel", "--partition=test")
        for process in reversed(self.processes):
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
