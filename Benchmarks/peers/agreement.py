"""Compares two coverage tables cell by cell and prints what differs as a JSON object.

usage: agreement.py LIVINGCIRCLE_CSV PEER_CSV [--sampled]

With --sampled the peer answered for some of the communities, and only those are compared.
It is a process of its own so that the memory of `compare.py` stays small: a child's peak is never
reported below the memory of the process that started it.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

KEYS = ["community_id", "category"]
VALUES = ["count", "nearest_outlet_id", "nearest_m"]
# Half a unit of the third decimal on either side, in metres, and the rounding of the subtraction.
NEAREST_TOLERANCE_M = 1e-3 + 1e-9
EXAMPLES = 10


def read_coverage(path: Path) -> pd.DataFrame:
    """The compared columns; `nearest_m` in metres, NaN where the category has no outlet."""
    text = {"community_id": object, "category": object, "nearest_outlet_id": object}
    frame = pd.read_csv(path, usecols=KEYS + VALUES, dtype=text, na_filter=False)
    frame["nearest_m"] = pd.to_numeric(frame["nearest_m"].replace("", "nan"))
    return frame


def compare(ours: pd.DataFrame, theirs: pd.DataFrame, sampled: bool = False) -> dict[str, Any]:
    """What differs between two tables with the same cells in the same order."""
    if sampled:
        ours = ours[ours["community_id"].isin(set(theirs["community_id"]))].reset_index(drop=True)
    same = len(ours) == len(theirs) and bool((ours[KEYS] == theirs[KEYS]).all(axis=None))
    summary: dict[str, Any] = {
        "communities": int(theirs["community_id"].nunique()),
        "categories": int(theirs["category"].nunique()),
        "cells": len(theirs),
        "same_cells": same,
        "our_pairs": int(ours["count"].sum()),
        "pairs": int(theirs["count"].sum()),
    }
    return summary | (differences(ours, theirs) if same else other_cells(ours, theirs))


def differences(ours: pd.DataFrame, theirs: pd.DataFrame) -> dict[str, Any]:
    """Counts and nearest distances (in metres) that differ, with the first few examples."""
    pairs = (ours["count"] - theirs["count"]).abs().to_numpy()
    nearest = (ours["nearest_m"] - theirs["nearest_m"]).abs().to_numpy()
    one_sided = (ours["nearest_m"].isna() != theirs["nearest_m"].isna()).to_numpy()
    beyond = (nearest > NEAREST_TOLERANCE_M) | one_sided
    wrong = np.flatnonzero((pairs > 0) | beyond)
    return {
        "counts_off": int((pairs > 0).sum()),
        "pairs_off": int(pairs.sum()),
        "nearest_off": int(beyond.sum()),
        "largest_nearest_m": float(np.nanmax(nearest, initial=0.0)),
        "other_outlet": int((ours["nearest_outlet_id"] != theirs["nearest_outlet_id"]).sum()),
        "examples": [example(ours, theirs, row) for row in wrong[:EXAMPLES]],
    }


def other_cells(ours: pd.DataFrame, theirs: pd.DataFrame) -> dict[str, Any]:
    """How many rows each table has, and the first row at which their keys part."""
    rows = min(len(ours), len(theirs))
    differs = (ours[KEYS][:rows].to_numpy() != theirs[KEYS][:rows].to_numpy()).any(axis=1)
    first = int(differs.argmax()) if differs.any() else rows
    heads = [
        ", ".join(table[KEYS].iloc[first]) if first < len(table) else "the end of the table"
        for table in (ours, theirs)
    ]
    return {
        "examples": [
            f"{len(ours):,} and {len(theirs):,} rows; row {first + 1} is {heads[0]} and {heads[1]}"
        ]
    }


def example(ours: pd.DataFrame, theirs: pd.DataFrame, row: int) -> str:
    """One differing cell as a sentence: livingcircle's values first."""
    one, other = ours.iloc[row], theirs.iloc[row]
    return (
        f"{one['community_id']}, {one['category']}: "
        f"count {one['count']} and {other['count']}, "
        f"nearest {one['nearest_m']} m ({one['nearest_outlet_id']}) "
        f"and {other['nearest_m']} m ({other['nearest_outlet_id']})"
    )


def main() -> None:
    """Prints the comparison of the two files that the command line names."""
    parser = argparse.ArgumentParser()
    parser.add_argument("ours", type=Path)
    parser.add_argument("theirs", type=Path)
    parser.add_argument("--sampled", action="store_true")
    options = parser.parse_args()
    ours, theirs = read_coverage(options.ours), read_coverage(options.theirs)
    print(json.dumps(compare(ours, theirs, options.sampled)))


if __name__ == "__main__":
    main()
