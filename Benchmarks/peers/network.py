#!/usr/bin/env python3
"""Walking distances of livingcircle against SciPy, pandana and cityseer, as far as they are installed, on one network.

usage: network.py PROGRAM NETWORK OUTLETS [--rounds N] [--radius METRES] [--name NAME --output RESULTS.md]

PROGRAM is livingcircle-network. It answers for every node of the network and writes the network as columns; the
others answer on these columns, in turn with it. Every distance of SciPy's is held against livingcircle's, and counts of
a sample of nodes.
"""

import argparse
import json
import pathlib
import subprocess
import sys
import tempfile
import time

import machine
import network_peers
import numpy as np
from report import publish, seconds, spread, table, times
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import dijkstra

NONE = 2**32 - 1
REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
LIBRARIES = ["numpy", "scipy", "pandana", "cityseer"]


class Network:
    """What the program wrote."""

    def __init__(self, folder):
        def column(name, kind=np.uint32):
            return np.fromfile(folder / f"{name}.bin", kind)

        self.longitudes, self.latitudes = column("longitudes", float), column("latitudes", float)
        self.starts, self.ends = column("edge-starts"), column("edge-ends")
        self.lengths = column("edge-lengths").astype(np.int64)
        document = json.loads((folder / "times.json").read_text())
        self.categories, self.seconds = document["categories"], document["seconds"]
        self.outlets = column("outlets").reshape(-1, 5).astype(np.int64)
        self.nearest = [column(f"nearest-{group}") for group in range(len(self.categories))]
        self.nodes = len(self.nearest[0])
        self.counts = column("counts", np.uint16).reshape(len(self.categories), self.nodes)

    def graph(self):
        """The edges as a matrix, with a node more for each outlet, joined to both ends of its edge.

        A walk of no length is none to SciPy: it gets a millionth of a millimetre. Of edges between the same nodes the
        shortest counts.
        """
        rows, first = np.unique(self.outlets[:, 0], return_index=True)
        places = self.outlets[first]
        own = self.nodes + np.arange(len(rows))
        edge, offset, extra = places[:, 2], places[:, 3], places[:, 4]
        a = np.concatenate([self.starts, own, own])
        b = np.concatenate([self.ends, self.starts[edge], self.ends[edge]])
        walk = np.concatenate([self.lengths, offset + extra, self.lengths[edge] - offset + extra])
        low, high = np.minimum(a, b), np.maximum(a, b)
        order = np.lexsort((walk, high, low))
        low, high, walk = low[order], high[order], walk[order]
        shortest = np.ones(len(low), bool)
        shortest[1:] = (low[1:] != low[:-1]) | (high[1:] != high[:-1])
        shortest &= low != high
        size = self.nodes + len(rows)
        matrix = coo_matrix(
            (np.maximum(walk[shortest], 1e-6), (low[shortest], high[shortest])), (size, size)
        ).tocsr()
        return matrix, dict(zip(rows.tolist(), own.tolist()))

    def members(self, group, own):
        return [own[row] for row in np.unique(self.outlets[self.outlets[:, 1] == group, 0]).tolist()]


def scipy_nearest(network, graph, own, limit=np.inf):
    """The nearest of each category for every node: one search from all outlets of a category."""
    answers = []
    start = time.perf_counter()
    for group in range(len(network.categories)):
        distances = dijkstra(
            graph, directed=False, indices=network.members(group, own), min_only=True, limit=limit
        )
        answers.append(distances[: network.nodes])
    return time.perf_counter() - start, answers


def check_nearest(network, answers):
    worst = 0.0
    for ours, theirs in zip(network.nearest, answers):
        found = ours != NONE
        if not np.array_equal(found, np.isfinite(theirs)):
            sys.exit("network.py: one found a walk where the other found none")
        worst = max(worst, np.abs(ours[found] - theirs[found]).max(initial=0))
    return worst


def check_counts(network, graph, own, radius, sample):
    """Counts of some nodes, by a search from each of them."""
    nodes = np.random.default_rng(1).choice(network.nodes, sample, replace=False)
    limit = radius * 1_000
    wrong = 0
    for node in nodes:
        distances = dijkstra(graph, directed=False, indices=node, limit=limit + 0.5)
        for group in range(len(network.categories)):
            members = network.members(group, own)
            # A thousandth of a millimetre for walks of no length.
            wrong += int((distances[members] <= limit + 1e-3).sum()) != int(network.counts[group, node])
    return wrong


def blocks(options, network, ours, scipy, peers, checked):
    """What is said of a network: its size, the times of all programs, how many times as long they took."""
    categories = len(network.categories)
    size = f"{network.nodes:,} nodes, {len(network.starts):,} edges, {categories} categories"
    worst, wrong = checked
    rows = [
        ["**livingcircle**", seconds(network.seconds["contract"] + network.seconds["index"]),
         *(spread(ours[question], seconds) for question in ("nearest", "counts"))],
        ["SciPy, Dijkstra from all outlets of a category", "–", spread(scipy, seconds), "–"],
    ]
    rows += [
        [name, seconds(peer.prepare), seconds(peer.nearest) if peer.nearest else "–", seconds(peer.counts)]
        for name, peer in peers.items()
    ]
    nearest, counts = float(np.median(ours["nearest"])), float(np.median(ours["counts"]))
    ratios = [["SciPy", f"{times(float(np.median(scipy)) / nearest)}×", "–", "–"]]
    ratios += [
        [name, f"{times(peer.nearest / nearest)}×" if peer.nearest else "–",
         f"{times((peer.prepare + peer.nearest) / nearest)}×" if peer.nearest else "–",
         f"{times(peer.counts / counts)}×"]
        for name, peer in peers.items()
    ]
    return [
        [f"## {options.name}, on foot"],
        [f"- Network: {size}; outlets {options.outlets.name}", f"- Machine: {machine.machine()}",
         f"- Software: livingcircle ({machine.commit(REPOSITORY)}), {machine.tools(LIBRARIES)}"],
        table(["for every node of the network", "prepare, s", "nearest of each category, s",
               f"counts within {options.radius:,.0f} m, s"], rows),
        table(["time over livingcircle's, medians", "nearest", "nearest with preparation", "counts"], ratios),
        [f"Distances differ from SciPy's by {worst:.3f} mm at most; of {options.sample * categories:,} counts "
         f"{wrong} differ. cityseer gives counts and distances within the radius in one answer."],
    ]


def measure(options):
    """Runs all programs in turn; the network, the times of each, and what was wrong."""
    ours, scipy = {"nearest": [], "counts": []}, []
    with tempfile.TemporaryDirectory() as name:
        for _ in range(options.rounds):
            subprocess.run(
                [options.program, options.network, options.outlets, name, "--rounds", "3",
                 "--radius", str(options.radius)],
                check=True,
            )
            network = Network(pathlib.Path(name))
            for question, series in ours.items():
                series += network.seconds[question]
            graph, own = network.graph()
            taken, answers = scipy_nearest(network, graph, own)
            scipy.append(taken)
    worst = check_nearest(network, answers)
    wrong = check_counts(network, graph, own, options.radius, options.sample)
    found = {
        name: way(network, options.radius)
        for name, way in [("pandana", network_peers.pandana), ("cityseer", network_peers.cityseer)]
    }
    return network, ours, scipy, {name: peer for name, peer in found.items() if peer}, (worst, wrong)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("network", type=pathlib.Path)
    parser.add_argument("outlets", type=pathlib.Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--radius", type=float, default=1_000)
    parser.add_argument("--sample", type=int, default=200)
    parser.add_argument("--name", default="network", help="the place, as the report has it")
    parser.add_argument("--output", type=pathlib.Path, help="the report whose section is replaced")
    options = parser.parse_args()
    network, ours, scipy, peers, checked = measure(options)
    said = blocks(options, network, ours, scipy, peers, checked)
    publish(f"network-{options.name}", said, options.output)
    if checked[0] > 1 or checked[1]:
        sys.exit("network.py: answers differ")


if __name__ == "__main__":
    main()
