"""GeoPandas: its spatial index with `dwithin` and `nearest`, on an equal-area plane.

Counting asks the small tree of the communities once an outlet, which is over twice as fast as
asking each category's tree once a community; `dwithin` spares the polygons of a buffer and is
closer to the truth. GEOS holds the interpreter's lock, so categories go to forked processes.
"""

from __future__ import annotations

import argparse

import geopandas
import numpy as np

import space
from parallel import cores, in_processes, largest_first
from tables import Answer, Problem, run_way


def solve(problem: Problem, _: argparse.Namespace) -> Answer:
    """Counts and nearest distances on the plane."""
    groups = problem.groups()
    answer = Answer.empty(problem, "GeoPandas sindex, dwithin and nearest", cores())
    places, points, crs = space.plane(problem)
    communities = geopandas.GeoSeries(geopandas.points_from_xy(*places.T), crs=crs)
    index = communities.sindex

    def one_category(position: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        rows = groups[position]
        outlets = geopandas.GeoSeries(geopandas.points_from_xy(*points[rows].T), crs=crs)
        pairs = index.query(outlets, predicate="dwithin", distance=problem.radius_m)
        counts = np.bincount(pairs[1], minlength=len(communities))
        (_, nearest), distances = outlets.sindex.nearest(
            communities, return_all=False, return_distance=True
        )
        return counts, distances, rows[nearest]

    positions = largest_first(groups)
    for position, found in zip(positions, in_processes(one_category, positions)):
        answer.counts[:, position] = found[0]
        answer.nearest_m[:, position] = found[1]
        answer.nearest[:, position] = found[2]
    return answer


if __name__ == "__main__":
    run_way(solve)
