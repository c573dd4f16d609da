"""Runs livingcircle and the peers in turn on the same files and writes the Markdown report.

Only the standard library is imported here: see `agreement.py` for the reason.
Exit codes: 0 measured and agreed; 1 a way failed or the exact check differs; 2 usage.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import machine
from measured import CommandFailed, Measured, measure
from report import Run, Section, Series, publish, size_blocks

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parents[1]
RADIUS_M = 1000
FRAME = "EPSG:4326"
SAMPLE_SEED = 1
WARM_UP_COMMUNITIES = 100
WARM_UP_OUTLETS = 2000

# The script of each way and its own arguments.
WAYS = {
    "scipy": ("way_scipy.py",),
    "scipy-tuned": ("way_scipy_tuned.py",),
    "scipy-tuned-3d": ("way_scipy_tuned.py", "--space", "geocentric"),
    "balltree": ("way_balltree.py",),
    "geopandas": ("way_geopandas.py",),
    "exact": ("exact.py",),
}
# The ways measured by default, the communities of the exact check (0 is all of them), and the
# rounds: two are enough to see that livingcircle writes the same bytes again.
SIZES = {
    "small": (list(WAYS), 0, 2),
    "city-1m": (list(WAYS), 0, 5),
    "nation-10m": (["scipy", "scipy-tuned", "exact"], 2000, 5),
}


class Disagreement(Exception):
    """A table that differs from another one that it must equal."""


@dataclass(frozen=True)
class Inputs:
    """The two tables of one workload."""

    communities: Path
    outlets: Path

    @staticmethod
    def of(folder: Path) -> Inputs:
        """The tables under the names that the generator gives them."""
        return Inputs(folder / "communities.csv", folder / "outlets.csv")

    def options(self) -> list[str]:
        """The two options, which every way names alike."""
        return ["--communities", str(self.communities), "--outlets", str(self.outlets)]


@dataclass(frozen=True)
class Bench:
    """The program under test, a folder for what the ways write, and the exact check's sample."""

    livingcircle: Path
    scratch: Path
    exact_sample: int

    def coverage(self, name: str) -> Path:
        """The coverage table that a way writes."""
        return self.scratch / name / "coverage.csv"

    def run(self, name: str, inputs: Inputs) -> tuple[Run, dict[str, Any]]:
        """One run of one way: its figures, and its own description of itself."""
        self.coverage(name).parent.mkdir(exist_ok=True)
        if name == "livingcircle":
            return self.run_livingcircle(inputs)
        script, *arguments = WAYS[name]
        command = [sys.executable, str(HERE / script), *arguments, *inputs.options()]
        command += ["--radius", str(RADIUS_M), "--output", str(self.coverage(name))]
        if name == "exact" and self.exact_sample:
            command += ["--sample", str(self.exact_sample), "--sample-seed", str(SAMPLE_SEED)]
        measured = measure(command)
        about = json.loads(measured.output)
        return to_run(measured, about["seconds"]), about

    def run_livingcircle(self, inputs: Inputs) -> tuple[Run, dict[str, Any]]:
        """One run of `livingcircle analyze`, its stages named like those of the peers."""
        timings = self.scratch / "timings.json"
        command = [str(self.livingcircle), "analyze", *inputs.options(), "--crs", FRAME]
        command += ["--radius", str(RADIUS_M), "--output", str(self.scratch / "livingcircle")]
        measured = measure([*command, "--force", "--timings", str(timings)])
        found = json.loads(timings.read_text())
        stages = found["seconds"]
        seconds = {
            "load": stages["read"],
            "index_query": stages["index"] + stages["query"],
            "write": stages["write"],
        }
        about = {"method": "**livingcircle**", "workers": found["threads"], "sample": 0}
        return to_run(measured, seconds), about

    def agreement(self, series: Series) -> dict[str, Any]:
        """How a peer's last table differs from livingcircle's last table."""
        command = [sys.executable, str(HERE / "agreement.py")]
        command += [str(self.coverage("livingcircle")), str(self.coverage(series.name))]
        return json.loads(measure(command + ["--sampled"] * (series.sample > 0)).output)


def to_run(measured: Measured, seconds: dict[str, float]) -> Run:
    """The figures of one run from outside and from inside."""
    return Run(measured.wall_s, measured.peak_mib, seconds)


def warm_up(bench: Bench, names: list[str], inputs: Inputs) -> None:
    """Runs every way once on the head of the tables, so that no first round pays for cold files."""
    with tempfile.TemporaryDirectory() as folder:
        head = Inputs.of(Path(folder))
        copy_head(inputs.communities, head.communities, WARM_UP_COMMUNITIES)
        copy_head(inputs.outlets, head.outlets, WARM_UP_OUTLETS)
        for name in names:
            bench.run(name, head)


def copy_head(source: Path, target: Path, rows: int) -> None:
    """Copies the header and the first rows of a table."""
    with source.open("rb") as file, target.open("wb") as head:
        head.writelines(line for line, _ in zip(file, range(rows + 1)))


def run_rounds(bench: Bench, names: list[str], inputs: Inputs, rounds: int) -> list[Series]:
    """Lets the ways take turns; the exact way runs in the first round only.

    Each peer's table is compared after the first round, so a wrong answer ends the run early.
    """
    everyone = [Series(name) for name in names]
    written = ""
    for number in range(rounds):
        for series in everyone:
            if number == 0 or series.name != "exact":
                run_once(bench, series, inputs, number)
        digest = sha256(bench.coverage("livingcircle"))
        if number == 0:
            check_all(bench, everyone[1:])
        elif digest != written:
            raise Disagreement("livingcircle wrote other bytes than in the round before")
        written = digest
    return everyone


def run_once(bench: Bench, series: Series, inputs: Inputs, number: int) -> None:
    """Runs one way and books the figures under the round's number."""
    run, about = bench.run(series.name, inputs)
    series.runs[number] = run
    series.method, series.workers = about["method"], about["workers"]
    series.sample = about["sample"]
    progress(f"round {number + 1}: {series.name} {run.wall_s:.2f} s")


def check_all(bench: Bench, peers: list[Series]) -> None:
    """Compares every peer's table with livingcircle's; the exact one must be the same."""
    for series in peers:
        found = series.agreement = bench.agreement(series)
        if not found["same_cells"]:
            raise Disagreement(
                f"livingcircle and {series.name} answer for different cells: {found['examples'][0]}"
            )
        if series.name == "exact" and (found["counts_off"] or found["nearest_off"]):
            raise Disagreement(
                f"livingcircle differs from the exact geodesic in {found['counts_off']:,} counts "
                f"({found['our_pairs']:,} and {found['pairs']:,} pairs) and "
                f"{found['nearest_off']:,} nearest distances "
                f"(largest difference {found['largest_nearest_m']:.6f} m):\n  "
                + "\n  ".join(found["examples"])
            )


def sha256(path: Path) -> str:
    """The hexadecimal digest of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def rows_of(path: Path) -> int:
    """The lines of a table without its header."""
    return int(measure(["wc", "-l", str(path)]).output.split()[0]) - 1


def total_pairs(path: Path) -> int:
    """The sum of the counts in a coverage table."""
    with path.open(encoding="utf-8") as file:
        column = next(file).rstrip("\n").split(",").index("count")
        return sum(int(line.split(",")[column]) for line in file)


def facts(options: argparse.Namespace, inputs: Inputs) -> list[tuple[str, str]]:
    """The header of a section: workload, data, machine and software."""
    counts = f"{rows_of(inputs.communities):,} communities, {rows_of(inputs.outlets):,} outlets"
    digests = [f"{path.name} {sha256(path)[:12]}" for path in (inputs.communities, inputs.outlets)]
    origin = f"`{options.made_by}`" if options.made_by else "existing files"
    return [
        ("Workload", f"{counts}, radius {RADIUS_M:,} m on the WGS 84 ellipsoid"),
        ("Data", f"{origin}; SHA-256 begins {', '.join(digests)}"),
        ("Machine", machine.machine()),
        ("Software", machine.software(options.livingcircle, REPOSITORY)),
    ]


def progress(text: str) -> None:
    """A line for whoever waits."""
    print(text, file=sys.stderr, flush=True)


def write_report(options: argparse.Namespace, section: Section) -> None:
    """Prints the section, or puts it into the report file."""
    output = None if str(options.output) == "-" else options.output
    publish(section.size, size_blocks(section), output)
    if output:
        progress(f"wrote the section {section.size} of {output.name}")


def compare(options: argparse.Namespace) -> None:
    """Measures everything and writes the section of this size."""
    inputs = Inputs.of(options.data)
    header = facts(options, inputs)
    names = ["livingcircle", *options.ways]
    with tempfile.TemporaryDirectory() as scratch:
        bench = Bench(options.livingcircle, Path(scratch), options.exact_sample)
        warm_up(bench, names, inputs)
        floor = [measure(["wc", "-l", str(inputs.outlets)]).wall_s for _ in range(options.rounds)]
        series = run_rounds(bench, names, inputs, options.rounds)
        pairs = total_pairs(bench.coverage("livingcircle"))
    write_report(options, Section(options.size, header, pairs, series, floor))


def parse_options(arguments: list[str] | None = None) -> argparse.Namespace:
    """The command line, with what the size leaves open filled in."""
    parser = argparse.ArgumentParser(description="Measures livingcircle and its peers in turn.")
    parser.add_argument("--size", choices=list(SIZES), default="city-1m")
    parser.add_argument("--data", type=Path, required=True, help="folder with the two CSV files")
    parser.add_argument("--made-by", default="", help="the command that made the data")
    parser.add_argument("--livingcircle", type=Path, required=True, help="the program under test")
    parser.add_argument("--rounds", type=int, help="each way once a round, in turn")
    parser.add_argument("--ways", help=f"comma-separated, from {', '.join(WAYS)}")
    parser.add_argument("--exact-sample", type=int, help="communities; 0 checks all of them")
    parser.add_argument("--output", type=Path, default=HERE.parent / "RESULTS.md", help="or -")
    options = parser.parse_args(arguments)
    ways, sample, rounds = SIZES[options.size]
    options.ways = options.ways.split(",") if options.ways else ways
    if options.exact_sample is None:
        options.exact_sample = sample
    if options.rounds is None:
        options.rounds = rounds
    if options.rounds < 1 or set(options.ways) - set(WAYS):
        parser.error(f"give at least one round, and ways from {', '.join(WAYS)}")
    return options


def main() -> int:
    """Runs the comparison; what fails goes to standard error."""
    options = parse_options()
    try:
        compare(options)
    except (CommandFailed, Disagreement, OSError) as error:
        print(f"compare.py: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
