#!/usr/bin/env python3
"""How the network search grows from a town to a country.

usage: growth.py PROGRAM NAME=NETWORK,OUTLETS ... [--rounds N] [--output RESULTS.md]

PROGRAM is livingcircle-network, which answers for every node of a network how far the nearest outlet of each category
is and how many are within a kilometre. The file of a network is read and assembled anew each time.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path
from statistics import median

import machine
from measured import measure
from report import publish, seconds, table

REPOSITORY = Path(__file__).resolve().parents[2]
NAME = "network-growth"
STAGES = ["read", "contract", "nearest", "counts"]


def row(program: Path, name: str, network: str, outlets: str, rounds: int) -> list[str]:
    """One network: its size, the medians of all stages, what a node costs, and the peak of memory."""
    runs, nearest, counts, peak = [], [], [], 0.0
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        for _ in range(rounds):
            done = measure([str(program), network, outlets, scratch, "--rounds", "3"])
            document = json.loads((folder / "times.json").read_text())
            runs.append(document["seconds"])
            nearest += document["seconds"]["nearest"]
            counts += document["seconds"]["counts"]
            peak = max(peak, done.peak_mib)
        nodes = (folder / "nearest-0.bin").stat().st_size // 4
        edges = (folder / "edge-lengths.bin").stat().st_size // 4
        categories = len(document["categories"])
    each = median(nearest) / nodes / categories * 1e9
    stages = [median(run[stage] for run in runs) for stage in ("read", "contract")]
    return [
        name, f"{nodes:,}", f"{edges:,}", f"{categories}", *(seconds(value) for value in stages),
        seconds(median(nearest)), f"{each:.1f}", seconds(median(counts)), f"{peak:.0f}",
    ]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program", type=Path)
    parser.add_argument("networks", nargs="+", help="NAME=NETWORK,OUTLETS")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--output", type=Path, help="the report whose section is replaced")
    options = parser.parse_args()
    rows = []
    for text in options.networks:
        name, files = text.split("=", 1)
        network, outlets = files.split(",", 1)
        rows.append(row(options.program, name, network, outlets, options.rounds))
        print(" | ".join(rows[-1]), file=sys.stderr, flush=True)
    header = ["network", "nodes", "edges", "categories", "read and assemble, s", "contract, s"]
    header += ["nearest of all categories, s", "ns a node and category", "counts within 1 km, s", "peak memory, MiB"]
    publish(NAME, [
        ["## On foot, from a town to a country"],
        [f"- Machine: {machine.machine()}",
         f"- Software: livingcircle ({machine.commit(REPOSITORY)}), {machine.tools([])}"],
        table(header, rows),
        ["Copies stand side by side along the parallel (`country.py`), so that their walks are as long as the town's."],
    ], options.output)
    return 0


if __name__ == "__main__":
    sys.exit(main())
