#!/usr/bin/env python3
"""Walking distances of livingcircle against SciPy, and pandana where it is installed, on the same network.

usage: network.py PROGRAM NETWORK OUTLETS [--rounds N] [--radius METRES]

PROGRAM is livingcircle-network. It answers for every node of the network and writes the network as columns; the
others answer on these columns, in turn with it, and every answer of theirs is held against its own.
"""

import argparse
import json
import pathlib
import subprocess
import sys
import tempfile
import time

import numpy as np
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import dijkstra

NONE = 2**32 - 1


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


def pandana_seconds(network, radius):
    """Seconds of preparation, of the nearest and of the counts; None where pandana is not installed.

    Its outlets stand at the nodes where ours' edges begin, so that its answers are others; they are not compared.
    """
    try:
        import pandana
        import pandas
    except ImportError:
        return None
    metres = 111_320.0
    x = pandas.Series(network.longitudes * metres * np.cos(np.radians(network.latitudes.mean())))
    y = pandas.Series(network.latitudes * metres)
    start = time.perf_counter()
    peer = pandana.Network(
        x, y, pandas.Series(network.starts.astype(int)), pandas.Series(network.ends.astype(int)),
        pandas.DataFrame({"d": network.lengths / 1_000}), twoway=True,
    )
    peer.precompute(radius)
    prepared = time.perf_counter()
    near = [network.starts[rows[:, 2]].astype(int) for rows in by_category(network)]
    for group, nodes in enumerate(near):
        peer.set_pois(str(group), radius, 1, x[nodes].reset_index(drop=True), y[nodes].reset_index(drop=True))
        peer.nearest_pois(radius, str(group), 1)
    found = time.perf_counter()
    for nodes in near:
        peer.set(pandas.Series(nodes))
        peer.aggregate(radius, type="count", decay="flat")
    return prepared - start, found - prepared, time.perf_counter() - found


def by_category(network):
    return [network.outlets[network.outlets[:, 1] == group] for group in range(len(network.categories))]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("network")
    parser.add_argument("outlets")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--radius", type=float, default=1_000)
    parser.add_argument("--sample", type=int, default=200)
    options = parser.parse_args()
    ours_nearest, ours_counts, theirs = [], [], []
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for _ in range(options.rounds):
            subprocess.run(
                [options.program, options.network, options.outlets, name, "--rounds", "3",
                 "--radius", str(options.radius)],
                check=True,
            )
            network = Network(folder)
            ours_nearest += network.seconds["nearest"]
            ours_counts += network.seconds["counts"]
            graph, own = network.graph()
            seconds, answers = scipy_nearest(network, graph, own)
            theirs.append(seconds)
        worst = check_nearest(network, answers)
        peer = pandana_seconds(network, options.radius)
        wrong = check_counts(network, graph, own, options.radius, options.sample)
    categories = len(network.categories)
    print(f"{network.nodes:,} nodes, {len(network.starts):,} edges, {categories} categories")
    print(f"off by {worst:.3f} mm at most; {wrong} of {options.sample * categories:,} counts differ")
    for name, ours, others in [
        ("best", min(ours_nearest), min(theirs)),
        ("median", np.median(ours_nearest), np.median(theirs)),
    ]:
        print(f"nearest, {name}: {ours:.4f} s against SciPy's {others:.3f} s: {others / ours:.1f} times")
    print(f"counts within {options.radius:g} m: best {min(ours_counts):.4f} s, median {np.median(ours_counts):.4f} s")
    if peer:
        prepare, near, counts = peer
        print(f"pandana: prepares {prepare:.1f} s, nearest {near:.2f} s, counts {counts:.2f} s")
        whole = (prepare + near) / np.median(ours_nearest)
        print(f"pandana with its preparation, nearest: {whole:.0f} times")
        print(f"pandana without it, counts: {counts / np.median(ours_counts):.0f} times")
    if worst > 1 or wrong:
        sys.exit(1)


if __name__ == "__main__":
    main()
