"""Runs one command as a whole process and measures it from outside."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Measured:
    """Wall seconds from start to exit, the peak resident memory in MiB, and standard output."""

    wall_s: float
    peak_mib: float
    output: str


class CommandFailed(Exception):
    """A command that ended with another code than 0; the text holds the end of its messages."""


def measure(command: list[str]) -> Measured:
    """Runs the command to its end; both streams go to files, so that nothing waits for a reader.

    The peak is that of the largest process when the command starts workers of its own.
    """
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=output, stderr=errors)
        _, status, usage = os.wait4(process.pid, 0)
        wall_s = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        errors.seek(0)
        if process.returncode != 0:
            tail = errors.read().decode(errors="replace")[-2000:]
            name = Path(command[0]).name
            raise CommandFailed(f"{name} ended with code {process.returncode}:\n{tail}")
        return Measured(wall_s, usage.ru_maxrss / peak_units_per_mib(), output.read().decode())


def peak_units_per_mib() -> int:
    """`ru_maxrss` counts bytes on macOS and KiB elsewhere."""
    return 1024 * 1024 if sys.platform == "darwin" else 1024
