"""What a reader needs to know about the machine and the software behind the figures."""

from __future__ import annotations

import os
import platform
import re
import subprocess
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from measured import CommandFailed

LIBRARIES = ["numpy", "pandas", "scipy", "scikit-learn", "geopandas", "pyproj", "shapely"]
SOURCES = ["Sources", "Package.swift", "Package.resolved"]


def machine() -> str:
    """Processor, cores, memory and kernel in one line."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    kernel = f"{platform.system()} {platform.release()} {platform.machine()}"
    return f"{processor()}, {cores} cores, {memory:.0f} GiB memory, {kernel}"


def processor() -> str:
    """The processor's model name as the system gives it."""
    info = Path("/proc/cpuinfo")
    if info.exists():
        names = re.findall(r"^model name\s*:\s*(.+)$", info.read_text(), re.MULTILINE)
        if names:
            return names[0]
    if platform.system() == "Darwin":
        return text_of(["sysctl", "-n", "machdep.cpu.brand_string"])
    return platform.processor() or platform.machine()


def software(livingcircle: Path, repository: Path) -> str:
    """The versions of livingcircle, Swift, Python and the libraries in one line."""
    release = text_of([str(livingcircle), "--version"]).removeprefix("livingcircle ")
    return f"livingcircle {release} ({commit(repository)}), {tools(LIBRARIES)}"


def tools(names: list[str]) -> str:
    """The versions of Swift, Python and of those libraries that are installed."""
    found = [f"{name} {version(name)}" for name in names if distribution_exists(name)]
    return ", ".join([f"Swift {swift()}", f"Python {platform.python_version()}", *found])


def distribution_exists(name: str) -> bool:
    """Whether a library is installed."""
    try:
        version(name)
    except PackageNotFoundError:
        return False
    return True


def swift() -> str:
    """The version of the Swift compiler."""
    found = re.search(r"Swift version (\S+)", text_of(["swift", "--version"]))
    return found.group(1) if found else "unknown"


def commit(repository: Path) -> str:
    """The short commit, with a remark when the sources differ from it."""
    git = ["git", "-C", str(repository)]
    try:
        head = text_of([*git, "rev-parse", "--short=12", "HEAD"])
        changed = text_of([*git, "status", "--porcelain", "--", *SOURCES])
    except CommandFailed:
        return "no commit"
    return f"commit {head}, sources changed since" if changed else f"commit {head}"


def text_of(command: list[str]) -> str:
    """The trimmed standard output of a command that must succeed."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise CommandFailed(f"{command[0]} gave no answer: {error}") from error
    return done.stdout.strip()
