"""scipy as nearly everybody writes it: pandas, one cKDTree a category with default settings, a CSV.

Nothing here is tuned, on purpose, and nothing but the command line, the stopwatch and constants is
shared with the other peers. Where one plane is too narrow, chords between geocentric coordinates
pass for distances.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass

import numpy as np
import pandas as pd
from pyproj import Transformer
from scipy.spatial import cKDTree

from parallel import cores
from space import WIDEST_PLANE_DEGREES
from tables import Stopwatch, parse_options


@dataclass
class Answer:
    """One row a community and one column a category."""

    categories: list[str]
    counts: np.ndarray
    nearest_m: np.ndarray
    nearest_id: np.ndarray


def solve(communities: pd.DataFrame, outlets: pd.DataFrame, radius_m: float) -> Answer:
    """Asks one tree a category for the count within the radius and for the nearest outlet."""
    transformer = to_metres(communities)
    queries, points = project(transformer, communities), project(transformer, outlets)
    categories = sorted(outlets["category"].unique())
    shape = (len(communities), len(categories))
    counts, nearest_m = np.zeros(shape, dtype=int), np.zeros(shape)
    nearest_id = np.empty(shape, dtype=object)
    for column, category in enumerate(categories):
        chosen = (outlets["category"] == category).to_numpy()
        tree = cKDTree(points[chosen])
        counts[:, column] = tree.query_ball_point(
            queries, radius_m, return_length=True, workers=cores()
        )
        nearest_m[:, column], rows = tree.query(queries, k=1, workers=cores())
        nearest_id[:, column] = outlets["id"].to_numpy()[chosen][rows]
    return Answer(categories, counts, nearest_m, nearest_id)


def to_metres(communities: pd.DataFrame) -> Transformer:
    """From degrees to an equal-area plane, or to geocentric coordinates if the data is too wide."""
    lon, lat = communities["lon"], communities["lat"]
    if max(np.ptp(lon), np.ptp(lat)) > WIDEST_PLANE_DEGREES:
        return Transformer.from_crs("EPSG:4979", "EPSG:4978", always_xy=True)
    plane = f"+proj=laea +lat_0={lat.mean()} +lon_0={lon.mean()}"
    return Transformer.from_crs("EPSG:4326", plane, always_xy=True)


def project(transformer: Transformer, table: pd.DataFrame) -> np.ndarray:
    """The coordinates of a table's rows, in metres."""
    lon, lat = table["lon"].to_numpy(), table["lat"].to_numpy()
    if transformer.target_crs.is_geocentric:
        return np.column_stack(transformer.transform(lon, lat, np.zeros(len(table))))
    return np.column_stack(transformer.transform(lon, lat))


def to_table(communities: pd.DataFrame, answer: Answer, radius_m: float) -> pd.DataFrame:
    """The coverage table, one row for each community and category."""
    metres = answer.nearest_m.ravel()
    covered = metres <= radius_m
    return pd.DataFrame(
        {
            "community_id": np.repeat(communities["id"].to_numpy(), len(answer.categories)),
            "category": np.tile(answer.categories, len(communities)),
            "limit_m": f"{radius_m:g}",
            "count": answer.counts.ravel(),
            "nearest_outlet_id": answer.nearest_id.ravel(),
            "nearest_m": metres,
            "verdict": np.where(covered, "covered", "missing"),
            "short_by_m": np.where(covered, np.nan, metres - radius_m),
        }
    )


def run(options: argparse.Namespace) -> None:
    """The whole script, from files to file; prints its stages, in seconds, as a JSON object."""
    watch = Stopwatch()
    communities = pd.read_csv(options.communities)
    outlets = pd.read_csv(options.outlets)
    watch.lap("load")
    answer = solve(communities, outlets, options.radius)
    watch.lap("index_query")
    table = to_table(communities, answer, options.radius)
    table.to_csv(options.output, index=False, float_format="%.3f")
    watch.lap("write")
    report = {"seconds": watch.seconds, "method": "scipy cKDTree plain", "workers": cores()}
    print(json.dumps(report | {"sample": 0}))


if __name__ == "__main__":
    run(parse_options())
