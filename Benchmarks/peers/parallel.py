"""Work shared out by category over the processor's cores."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np

_task: Callable[[int], Any] | None = None


def cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def largest_first(groups: list[np.ndarray]) -> list[int]:
    """The positions of the groups by falling size, so that no long task starts last."""
    return sorted(range(len(groups)), key=lambda position: -len(groups[position]))


def in_threads(task: Callable[[Any], Any], items: list[Any]) -> list[Any]:
    """Results in the order of `items`, for work that runs without the interpreter's lock."""
    with ThreadPoolExecutor(cores()) as pool:
        return list(pool.map(task, items))


def in_processes(task: Callable[[int], Any], items: list[int]) -> list[Any]:
    """Results in the order of `items`, for work that holds the interpreter's lock.

    The workers are forks: they see everything the task refers to, and only the results travel.
    """
    global _task
    _task = task
    with multiprocessing.get_context("fork").Pool(cores()) as pool:
        return pool.map(_call, items, chunksize=1)


def _call(item: int) -> Any:
    assert _task is not None
    return _task(item)
