"""The truth, slowly: Karney's geodesic on the ellipsoid for every candidate pair.

Candidates come from a tree on geocentric coordinates. A chord is never longer than its geodesic,
so every outlet within R metres along the ground has a chord of at most R: none can be left out.

Reference: C. F. F. Karney, Algorithms for geodesics, Journal of Geodesy 87 (2013), 43-55.
"""

from __future__ import annotations

import argparse
from itertools import chain

import numpy as np
from pyproj import Geod
from scipy.spatial import cKDTree

from parallel import cores, in_threads, largest_first
from space import geocentric
from tables import Answer, Problem, run_way

GEOD = Geod(ellps="WGS84")
# Added to every chord, in metres: far above the rounding of the coordinates, which is about 1e-9.
MARGIN_M = 1e-3
COMMUNITIES_PER_CHUNK = 200


def solve(problem: Problem, _: argparse.Namespace) -> Answer:
    """Counts and nearest distances by geodesics alone; the trees only propose."""
    answer = Answer.empty(problem, "exact geodesic (Karney)", cores())
    communities, outlets = geocentric(problem.communities), geocentric(problem.outlets)
    count_all(problem, communities, outlets, answer)
    nearest_all(problem, communities, outlets, answer)
    return answer


def geodesic(problem: Problem, communities: np.ndarray, outlets: np.ndarray) -> np.ndarray:
    """Metres along the ellipsoid between rows of the two tables, pair by pair."""
    ends = problem.communities.at(communities), problem.outlets.at(outlets)
    metres = GEOD.inv(ends[0].lon, ends[0].lat, ends[1].lon, ends[1].lat)[2]
    return np.asarray(metres, dtype=np.float64)


def count_all(
    problem: Problem, communities: np.ndarray, outlets: np.ndarray, answer: Answer
) -> None:
    """Counts the geodesics of at most the radius, some communities at a time."""
    tree = cKDTree(outlets)
    width = len(problem.categories)

    def one_chunk(start: int) -> None:
        chunk = communities[start : start + COMMUNITIES_PER_CHUNK]
        pairs = cKDTree(chunk).sparse_distance_matrix(
            tree, problem.radius_m + MARGIN_M, output_type="ndarray"
        )
        within = geodesic(problem, pairs["i"] + start, pairs["j"]) <= problem.radius_m
        cells = pairs["i"][within] * width + problem.codes[pairs["j"][within]]
        counts = np.bincount(cells, minlength=len(chunk) * width)
        answer.counts[start : start + len(chunk)] = counts.reshape(-1, width)

    in_threads(one_chunk, list(range(0, len(communities), COMMUNITIES_PER_CHUNK)))


def nearest_all(
    problem: Problem, communities: np.ndarray, outlets: np.ndarray, answer: Answer
) -> None:
    """Finds the shortest geodesic of each category; of equal ones the earliest row wins.

    The geodesic to the outlet with the shortest chord bounds the answer from above, so the true
    nearest has a chord of at most that length.
    """
    groups = problem.groups()
    everyone = np.arange(len(communities))

    def one_category(position: int) -> None:
        rows = groups[position]
        tree = cKDTree(outlets[rows])
        bound = geodesic(problem, everyone, rows[tree.query(communities)[1]])
        hits = tree.query_ball_point(communities, bound + MARGIN_M, return_sorted=True)
        sizes = np.fromiter(map(len, hits), np.int64, len(hits))
        outlet = rows[np.fromiter(chain.from_iterable(hits), np.int64, sizes.sum())]
        community = np.repeat(everyone, sizes)
        metres = geodesic(problem, community, outlet)
        order = np.lexsort((outlet, metres, community))
        first = order[np.cumsum(sizes) - sizes]
        answer.nearest_m[:, position] = metres[first]
        answer.nearest[:, position] = outlet[first]

    in_threads(one_category, largest_first(groups))


if __name__ == "__main__":
    run_way(solve)
