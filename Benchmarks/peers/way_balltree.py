"""scikit-learn: one BallTree a category with the haversine metric, on the mean sphere.

Small leaves pay here, because a haversine costs more than a step down the tree. The queries hold
the interpreter's lock, so the categories are shared out over forked processes.
"""

from __future__ import annotations

import argparse

import numpy as np
from sklearn.neighbors import BallTree

from parallel import cores, in_processes, largest_first
from space import MEAN_RADIUS_M, near_each_other
from tables import Answer, Places, Problem, run_way

LEAF = 8


def solve(problem: Problem, _: argparse.Namespace) -> Answer:
    """Counts and nearest distances along great circles."""
    groups = problem.groups()
    answer = Answer.empty(problem, "scikit-learn BallTree, haversine", cores())
    communities, outlets = radians(problem.communities), radians(problem.outlets)
    reach = problem.radius_m / MEAN_RADIUS_M
    order = near_each_other(communities, tile_m=reach)
    queries = communities[order]

    def one_category(position: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        tree = BallTree(outlets[groups[position]], leaf_size=LEAF, metric="haversine")
        counts = tree.query_radius(queries, reach, count_only=True)
        distances, nearest = tree.query(queries, k=1)
        return counts, distances[:, 0], nearest[:, 0]

    positions = largest_first(groups)
    for position, found in zip(positions, in_processes(one_category, positions)):
        counts, distances, nearest = found
        answer.counts[order, position] = counts
        answer.nearest_m[order, position] = distances * MEAN_RADIUS_M
        answer.nearest[order, position] = groups[position][nearest]
    return answer


def radians(places: Places) -> np.ndarray:
    """Latitude and longitude in radians, the order that the haversine metric expects."""
    return np.radians(np.column_stack([places.lat, places.lon]))


if __name__ == "__main__":
    run_way(solve)
