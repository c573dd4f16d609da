"""The Markdown of the results: one section a measurement, replaced when that is made again."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

INTRODUCTION = """# Results

Every way answers the same question from the same two CSV files: for each community and category,
how many outlets lie within the radius, and how far is the nearest one?

- Each way is a process of its own and writes the same coverage table. The ways take turns, one run
  each a round; every figure is the median over the rounds, with the smallest and the largest.
- *Load* is reading the files into memory; *index and query* is everything between that and the
  answer; *whole command* is measured from outside, from start to exit.
- *Workers* are threads, or processes where the library holds the interpreter's lock; *peak memory*
  is the resident memory of the largest process.
- *scipy cKDTree plain* is the script that nearly everybody writes: `read_csv`, trees, `to_csv` and
  a DataFrame between them, all with default settings. *scipy cKDTree tuned* asks the same library
  the same question after measuring every choice: typed columns read alone, unbalanced trees with
  leaves of 64, a category a thread, queries in tile order, rows joined by hand. Every way has a
  ratio of its own to livingcircle.
- *Off by* sums the pairs by which the counts of a way differ from livingcircle's. The exact
  geodesic must not differ at all, or no table is written.
- `Benchmarks/peers/run.sh --size NAME` measures one size and replaces its section.
"""


@dataclass
class Run:
    """One run of one way: wall and stage seconds, and peak memory in MiB."""

    wall_s: float
    peak_mib: float
    seconds: dict[str, float]

    @property
    def index_query(self) -> float:
        """Seconds between the tables in memory and the answer in memory."""
        return self.seconds["index_query"]


@dataclass
class Series:
    """All runs of one way by round, its description, and how it agrees with livingcircle."""

    name: str
    method: str = ""
    workers: int = 0
    sample: int = 0
    runs: dict[int, Run] = field(default_factory=dict)
    agreement: dict[str, Any] | None = None


@dataclass
class Section:
    """Everything that the section of one size states."""

    size: str
    facts: list[tuple[str, str]]
    pairs: int
    series: list[Series]
    floor_s: list[float]


def seconds(value: float) -> str:
    """Seconds with three significant places or so."""
    return f"{value:.1f}" if value >= 100 else f"{value:.2f}" if value >= 10 else f"{value:.3f}"


def times(value: float) -> str:
    """A ratio with about three significant places."""
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def spread(values: Iterable[float], show: Callable[[float], str], unit: str = "") -> str:
    """The median, and the range in brackets when there is more than one value."""
    known = sorted(values)
    if not known:
        return "–"
    middle = f"{show(median(known))}{unit}"
    return middle if len(known) == 1 else f"{middle} ({show(known[0])}–{show(known[-1])})"


def table(header: list[str], rows: list[list[str]]) -> list[str]:
    """A Markdown table; the first column is text, the others are aligned to the right."""
    rule = ["---"] + ["---:"] * (len(header) - 1)
    return [f"| {' | '.join(cells)} |" for cells in [header, rule, *rows]]


def label(series: Series) -> str:
    """The way's name in the tables, with the size of its sample."""
    sample = f", sample of {series.sample:,} communities" if series.sample else ""
    return f"{series.method}{sample}"


def times_table(section: Section) -> list[str]:
    """Stages, whole command, memory and pairs of every way."""
    header = ["way", "workers", "rounds", "load, s", "index and query, s", "write, s"]
    header += ["whole command, s", "peak memory, MiB", "pairs", "off by"]
    return table(header, [times_row(section, series) for series in section.series])


def times_row(section: Section, series: Series) -> list[str]:
    """One way's line of the table of times."""
    runs = series.runs.values()
    stages = ("load", "index_query", "write")
    found = series.agreement
    return [
        label(series),
        str(series.workers),
        str(len(runs)),
        *(spread((run.seconds[stage] for run in runs), seconds) for stage in stages),
        spread((run.wall_s for run in runs), seconds),
        spread((run.peak_mib for run in runs), lambda mib: f"{mib:.0f}"),
        f"{found['pairs'] if found else section.pairs:,}",
        f"{found['pairs_off']:,}" if found else "–",
    ]


def ratios(series: Series, base: Series, value: Callable[[Run], float]) -> list[float]:
    """The way's value over livingcircle's of the same round, where the latter is not zero."""
    return [
        value(run) / value(base.runs[number])
        for number, run in series.runs.items()
        if value(base.runs[number]) > 0
    ]


def ratio_table(section: Section) -> list[str]:
    """How many times as long as livingcircle each way took within a round."""
    base = section.series[0]
    rows = [
        [
            label(series),
            spread(ratios(series, base, lambda run: run.index_query), times, "×"),
            spread(ratios(series, base, lambda run: run.wall_s), times, "×"),
        ]
        for series in section.series[1:]
        if not series.sample
    ]
    return table(["time over livingcircle's", "index and query", "whole command"], rows)


def agreement_table(section: Section) -> list[str]:
    """Where the counts and the nearest distances part from livingcircle's."""
    header = ["against livingcircle", "cells", "counts that differ"]
    header += ["another nearest outlet", "largest difference of the nearest"]
    rows = []
    for series in section.series[1:]:
        found = series.agreement or {}
        cells = [f"{found[key]:,}" for key in ("cells", "counts_off", "other_outlet")]
        rows.append([label(series), *cells, f"{found['largest_nearest_m']:,.3f} m"])
    return table(header, rows)


def marks(name: str) -> tuple[str, str]:
    """The comments around the section of a name."""
    return f"<!-- begin {name} -->", f"<!-- end {name} -->"


def size_blocks(section: Section) -> list[list[str]]:
    """What the section of one size says."""
    floor = spread(section.floor_s, seconds, " s")
    blocks = [
        [f"## {section.size}"],
        [f"- {name}: {text}" for name, text in section.facts],
        times_table(section),
        ratio_table(section),
        agreement_table(section),
        [f"The floor of reading, `wc -l outlets.csv`: {floor}."],
    ]
    return [block for block in blocks if block]


def publish(name: str, blocks: list[list[str]], output: Path | None) -> None:
    """Replaces the section of a name in a report, or adds it at its end; prints it without a report."""
    text = blocks_between_marks(name, blocks)
    if output is None:
        print(text, end="")
        return
    old = output.read_text(encoding="utf-8") if output.exists() else ""
    output.write_text(replace(old, name, text), encoding="utf-8")


def replace(document: str, name: str, text: str) -> str:
    """The document with the text between the marks of a name replaced, or added at its end."""
    begin, end = marks(name)
    document = document or INTRODUCTION
    if begin not in document or end not in document:
        return f"{document.rstrip()}\n\n{text}"
    before, rest = document.split(begin, 1)
    after = rest.split(end, 1)[1].lstrip("\n")
    return f"{before}{text}{chr(10) + after if after else ''}"


def blocks_between_marks(name: str, blocks: list[list[str]]) -> str:
    """Blocks of lines, apart from each other, with the marks of a name."""
    begin, end = marks(name)
    return "\n\n".join("\n".join(block) for block in [[begin, *blocks[0]], *blocks[1:], [end]]) + "\n"
