"""Checks of the peers against every geodesic of a small cloud, and of the comparison itself.

Run with `python -m unittest` in this folder, in the environment that `run.sh` makes.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import numpy as np
import pandas as pd
from pyproj import Geod

from agreement import compare, read_coverage
from compare import WAYS
from report import Run, Section, Series, publish, size_blocks

HERE = Path(__file__).resolve().parent
RADIUS_M = 1000.0
CATEGORIES = ["bakery", "bank", "wet-market"]
# The relative error of each way's distances; the sphere is off by up to 0.56 %.
ERRORS = {
    "scipy": 1e-4,
    "scipy-tuned": 1e-4,
    "scipy-tuned-3d": 1e-4,
    "balltree": 6e-3,
    "geopandas": 1e-4,
    "exact": 0.0,
}


def cloud() -> tuple[pd.DataFrame, pd.DataFrame]:
    """Forty communities and six hundred outlets with repeated points and one far-off outlet."""
    rng = np.random.default_rng(7)
    lon, lat = rng.uniform(114.30, 114.35, 640), rng.uniform(30.55, 30.60, 640)
    names = np.array(CATEGORIES)[rng.choice(2, 600)]
    lon[50:60], lat[50:60] = lon[60:70], lat[60:70]
    lon[639], lat[639], names[599] = 115.1, 31.2, "wet-market"
    communities = pd.DataFrame({"id": [f"c{i}" for i in range(40)], "lon": lon[:40]})
    communities["lat"] = lat[:40]
    outlets = pd.DataFrame({"id": [f"o{i}" for i in range(600)], "category": names})
    outlets["lon"], outlets["lat"] = lon[40:], lat[40:]
    return communities, outlets


def all_geodesics(communities: pd.DataFrame, outlets: pd.DataFrame) -> np.ndarray:
    """Metres between every community (row) and every outlet (column)."""
    shape = (len(communities), len(outlets))
    starts = [np.repeat(communities[axis].to_numpy(), shape[1]) for axis in ("lon", "lat")]
    ends = [np.tile(outlets[axis].to_numpy(), shape[0]) for axis in ("lon", "lat")]
    return np.reshape(Geod(ellps="WGS84").inv(*starts, *ends)[2], shape)


class PeersMatchEveryGeodesic(unittest.TestCase):
    """Each way against brute force, within the error of its kind of distance."""

    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.communities, self.outlets = cloud()
        self.communities.to_csv(self.folder / "communities.csv", index=False)
        self.outlets.to_csv(self.folder / "outlets.csv", index=False)
        self.metres = all_geodesics(self.communities, self.outlets)

    def answer(self, way: str, *options: str) -> pd.DataFrame:
        """The coverage table of one way."""
        script, *arguments = WAYS[way]
        output = self.folder / "coverage.csv"
        command = [sys.executable, str(HERE / script), *arguments, "--output", str(output)]
        for name in ("communities", "outlets"):
            command += [f"--{name}", str(self.folder / f"{name}.csv")]
        subprocess.run([*command, *options], check=True, capture_output=True)
        return read_coverage(output)

    def counts(self, radius_m: float) -> np.ndarray:
        """The true counts within a radius, in the order of a coverage table."""
        columns = [self.outlets["category"] == name for name in CATEGORIES]
        within = self.metres <= radius_m
        return np.column_stack([within[:, column].sum(axis=1) for column in columns]).ravel()

    def nearest(self) -> np.ndarray:
        """The true distances to the nearest outlet, in the order of a coverage table."""
        columns = [self.outlets["category"] == name for name in CATEGORIES]
        return np.column_stack([self.metres[:, column].min(axis=1) for column in columns]).ravel()

    def test_counts_and_nearest_of_every_way(self) -> None:
        for way, error in ERRORS.items():
            with self.subTest(way=way):
                table = self.answer(way)
                keys = [[c, name] for c in self.communities["id"] for name in CATEGORIES]
                self.assertEqual(table[["community_id", "category"]].to_numpy().tolist(), keys)
                self.assertTrue((table["count"] >= self.counts(RADIUS_M * (1 - error))).all())
                self.assertTrue((table["count"] <= self.counts(RADIUS_M * (1 + error))).all())
                differences = np.abs(table["nearest_m"] - self.nearest())
                self.assertTrue((differences <= self.nearest() * error + 0.0006).all())

    def test_a_distance_equal_to_the_radius_is_within_it(self) -> None:
        radius_m = float(np.sort(self.metres[0])[20])
        table = self.answer("exact", "--radius", repr(radius_m))
        self.assertEqual(table["count"][: len(CATEGORIES)].sum(), 21)

    def test_a_sample_answers_like_the_whole(self) -> None:
        whole, sample = self.answer("exact"), self.answer("exact", "--sample", "7")
        found = compare(whole, sample, sampled=True)
        self.assertEqual((found["communities"], found["same_cells"]), (7, True))
        self.assertEqual((found["counts_off"], found["nearest_off"]), (0, 0))


class AgreementTellsWhatDiffers(unittest.TestCase):
    """The comparison of two small tables."""

    def setUp(self) -> None:
        self.ours = pd.DataFrame(
            {
                "community_id": ["c0", "c0", "c1", "c1"],
                "category": ["bakery", "bank"] * 2,
                "count": [3, 0, 1, 0],
                "nearest_outlet_id": ["o1", "o2", "o3", ""],
                "nearest_m": [10.0, 2000.0, 500.0, np.nan],
            }
        )

    def test_a_millimetre_is_allowed_and_two_are_not(self) -> None:
        theirs = self.ours.assign(nearest_m=[10.001, 2000.002, 500.0, np.nan])
        found = compare(self.ours, theirs)
        self.assertEqual((found["counts_off"], found["nearest_off"]), (0, 1))
        self.assertAlmostEqual(found["largest_nearest_m"], 0.002)

    def test_counts_are_compared_cell_by_cell(self) -> None:
        found = compare(self.ours, self.ours.assign(count=[2, 1, 1, 0]))
        self.assertEqual((found["pairs"], found["counts_off"], found["pairs_off"]), (4, 2, 2))

    def test_a_nearest_on_one_side_only_differs(self) -> None:
        found = compare(self.ours, self.ours.assign(nearest_m=[10.0, 2000.0, np.nan, np.nan]))
        self.assertEqual(found["nearest_off"], 1)

    def test_other_cells_are_told_apart(self) -> None:
        shorter = compare(self.ours, self.ours.iloc[:3])
        self.assertFalse(shorter["same_cells"])
        self.assertIn("row 4 is c1, bank and the end", shorter["examples"][0])
        swapped = compare(self.ours, self.ours.iloc[[1, 0, 2, 3]].reset_index(drop=True))
        self.assertIn("row 1 is c0, bakery and c0, bank", swapped["examples"][0])


class ReportReplacesOneSection(unittest.TestCase):
    """A second run of one measurement leaves the rest of the document as it was."""

    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.report = Path(folder.name) / "RESULTS.md"

    def section(self, size: str, wall_s: float) -> Section:
        """A section with livingcircle alone."""
        stages = {"load": 0.1, "index_query": 0.2, "write": 0.1}
        ours = Series("livingcircle", "livingcircle", 2, 0, {0: Run(wall_s, 10.0, stages)})
        return Section(size, [("Workload", size)], 5, [ours], [0.01])

    def test_only_its_own_section_changes(self) -> None:
        for size, wall_s in [("small", 1.0), ("city-1m", 2.0)]:
            publish(size, size_blocks(self.section(size, wall_s)), self.report)
        document = self.report.read_text(encoding="utf-8") + "\nA closing line.\n"
        self.report.write_text(document, encoding="utf-8")
        publish("small", size_blocks(self.section("small", 3.0)), self.report)
        changed = self.report.read_text(encoding="utf-8")
        self.assertEqual(changed, document.replace("1.000", "3.000"))
        publish("small", size_blocks(self.section("small", 1.0)), self.report)
        self.assertEqual(self.report.read_text(encoding="utf-8"), document)

    def test_the_published_report_keeps_its_other_sections(self) -> None:
        document = (Path(__file__).parents[1] / "RESULTS.md").read_bytes()
        names = re.findall(rb"<!-- begin (.+) -->\n", document)
        self.assertGreater(len(names), 1)
        for name in names:
            before, rest = document.split(b"<!-- begin " + name + b" -->")
            after = rest.split(b"<!-- end " + name + b" -->")[1]
            self.report.write_bytes(document)
            publish(name.decode(), [["## New"], ["Its text."]], self.report)
            wanted = b"<!-- begin %b -->\n## New\n\nIts text.\n\n<!-- end %b -->" % (name, name)
            self.assertEqual(self.report.read_bytes(), before + wanted + after)


if __name__ == "__main__":
    unittest.main()
