"""pandana and cityseer on the network that livingcircle-network writes, where they are installed.

Their outlets stand at the nodes where the edges of livingcircle's begin, so that their answers are others; they are
timed, not compared.
"""

from __future__ import annotations

import time
from dataclasses import dataclass

import numpy as np

# Metres of a degree of latitude; both programs want coordinates on a plane.
DEGREE = 111_320.0


@dataclass
class Seconds:
    """What a program took: to prepare, for the nearest of each category, for the counts within the radius."""

    prepare: float
    nearest: float
    counts: float


def plane(network) -> tuple[np.ndarray, np.ndarray]:
    """The nodes in metres."""
    scale = np.cos(np.radians(network.latitudes.mean()))
    return network.longitudes * DEGREE * scale, network.latitudes * DEGREE


def nodes_of_outlets(network) -> list[np.ndarray]:
    """For each category the nodes where its outlets' edges begin."""
    outlets = network.outlets
    return [
        network.starts[outlets[outlets[:, 1] == group][:, 2]].astype(int)
        for group in range(len(network.categories))
    ]


def pandana(network, radius: float) -> Seconds | None:
    """One nearest outlet and one count for each category; None where pandana is not installed."""
    try:
        import pandana as library
        import pandas
    except ImportError:
        return None
    x, y = map(pandas.Series, plane(network))
    start = time.perf_counter()
    peer = library.Network(
        x, y, pandas.Series(network.starts.astype(int)), pandas.Series(network.ends.astype(int)),
        pandas.DataFrame({"d": network.lengths / 1_000}), twoway=True,
    )
    peer.precompute(radius)
    prepared = time.perf_counter()
    for group, nodes in enumerate(nodes_of_outlets(network)):
        peer.set_pois(str(group), radius, 1, x[nodes].reset_index(drop=True), y[nodes].reset_index(drop=True))
        peer.nearest_pois(radius, str(group), 1)
    found = time.perf_counter()
    for nodes in nodes_of_outlets(network):
        peer.set(pandas.Series(nodes))
        peer.aggregate(radius, type="count", decay="flat")
    return Seconds(prepared - start, found - prepared, time.perf_counter() - found)


def cityseer(network, radius: float) -> Seconds | None:
    """Counts of each category, which cityseer gives with the distance to the nearest; None where it is not installed."""
    try:
        import geopandas
        import networkx
        from cityseer.metrics import layers
        from cityseer.tools import io
        from shapely import LineString, points
    except ImportError:
        return None
    x, y = plane(network)
    start = time.perf_counter()
    graph = networkx.MultiGraph(crs=32627)
    for node in range(network.nodes):
        graph.add_node(str(node), x=x[node], y=y[node])
    for a, b in zip(network.starts.tolist(), network.ends.tolist()):
        # It takes lines of some length alone.
        if a != b and (x[a], y[a]) != (x[b], y[b]):
            graph.add_edge(str(a), str(b), geom=LineString([(x[a], y[a]), (x[b], y[b])]))
    nodes, _, structure = io.network_structure_from_nx(graph)
    prepared = time.perf_counter()
    places = np.concatenate(nodes_of_outlets(network))
    labels = np.repeat(network.categories, [len(part) for part in nodes_of_outlets(network)])
    outlets = geopandas.GeoDataFrame({"category": labels}, geometry=points(x[places], y[places]), crs=nodes.crs)
    layers.compute_accessibilities(
        outlets, "category", list(network.categories), nodes, structure, distances=[int(radius)]
    )
    # One answer has both, so that it counts as the counts.
    return Seconds(prepared - start, 0, time.perf_counter() - prepared)
