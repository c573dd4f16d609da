"""scipy with every choice measured: one cKDTree a category, on a plane or on geocentric coordinates.

Trees of sliding midpoints with leaves of 64 build and count faster than balanced ones with the
default leaf of 16; a category a thread beats many threads on one category; queries in tile order
find the tree's nodes in the cache. Reading and writing are those that all peers share.
"""

from __future__ import annotations

import argparse

import numpy as np
from scipy.spatial import cKDTree

import space
from parallel import cores, in_threads, largest_first
from tables import Answer, Problem, run_way

LEAF = 64


def solve(problem: Problem, options: argparse.Namespace) -> Answer:
    """Counts and nearest distances in the space asked for, or in the one that suits the span."""
    if options.space == "plane" or (
        options.space == "auto" and space.fits_plane(problem.communities)
    ):
        communities, outlets, _ = space.plane(problem)
        return search(problem, communities, outlets, problem.radius_m, "equal-area plane")
    communities, outlets = space.geocentric(problem.communities), space.geocentric(problem.outlets)
    reach = space.chord(problem.radius_m)
    answer = search(problem, communities, outlets, reach, "geocentric chords")
    answer.nearest_m[:] = space.arc(answer.nearest_m)
    return answer


def search(
    problem: Problem, communities: np.ndarray, outlets: np.ndarray, reach: float, name: str
) -> Answer:
    """Asks each category's tree for the count within `reach` metres and for the nearest point."""
    groups = problem.groups()
    answer = Answer.empty(problem, f"scipy cKDTree tuned, {name}", cores())
    order = space.near_each_other(communities, tile_m=problem.radius_m)
    queries = communities[order]

    def one_category(position: int) -> None:
        rows = groups[position]
        tree = cKDTree(outlets[rows], leafsize=LEAF, balanced_tree=False, compact_nodes=False)
        counts = tree.query_ball_point(queries, reach, return_length=True)
        distances, nearest = tree.query(queries)
        answer.counts[order, position] = counts
        answer.nearest_m[order, position] = distances
        answer.nearest[order, position] = rows[nearest]

    in_threads(one_category, largest_first(groups))
    return answer


if __name__ == "__main__":
    run_way(solve)
