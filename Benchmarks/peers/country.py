#!/usr/bin/env python3
"""Copies of a town side by side, as large as a country: the same streets and outlets again and again along their parallel.

usage: country.py TOWN.osm.pbf OUTLETS.csv COPIES OUT

OUT gets country.osm.pbf with the ways that have a tag `highway` and their nodes, and outlets.csv. Every copy is turned
about the axis of the Earth, by whole ten-millionths of a degree, so that its walks are as long as the town's.
"""

from __future__ import annotations

import argparse
import csv
import sys
from pathlib import Path

import osmium

DIGITS = 7


class Town(osmium.SimpleHandler):
    """The ways of a town and where their nodes are."""

    def __init__(self) -> None:
        super().__init__()
        self.places: dict[int, tuple[float, float]] = {}
        self.ways: list[tuple[list[int], dict[str, str]]] = []
        self.gates: dict[int, dict[str, str]] = {}

    def node(self, node: osmium.osm.Node) -> None:
        self.places[node.id] = (node.location.lon, node.location.lat)
        if "barrier" in node.tags:
            self.gates[node.id] = {tag.k: tag.v for tag in node.tags}

    def way(self, way: osmium.osm.Way) -> None:
        if "highway" in way.tags:
            self.ways.append(([node.ref for node in way.nodes], {tag.k: tag.v for tag in way.tags}))


def write_streets(town: Town, copies: int, step: float, path: Path) -> None:
    """All copies, nodes first, each with ids of its own."""
    used = sorted({ref for refs, _ in town.ways for ref in refs if ref in town.places})
    number = {ref: place + 1 for place, ref in enumerate(used)}
    with osmium.SimpleWriter(str(path), overwrite=True) as writer:
        for copy in range(copies):
            for ref in used:
                longitude, latitude = town.places[ref]
                place = (wrapped(longitude + copy * step), latitude)
                node = osmium.osm.mutable.Node(
                    id=copy * len(used) + number[ref], location=place, tags=town.gates.get(ref, {})
                )
                writer.add_node(node)
        for copy in range(copies):
            for place, (refs, tags) in enumerate(town.ways):
                nodes = [copy * len(used) + number[ref] for ref in refs if ref in number]
                way = osmium.osm.mutable.Way(id=copy * len(town.ways) + place + 1, nodes=nodes, tags=tags)
                writer.add_way(way)


def write_outlets(source: Path, copies: int, step: float, path: Path) -> None:
    """The outlets of all copies, with ids of their own."""
    with source.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["id", "category", "lon", "lat"])
        for copy in range(copies):
            for row in rows:
                longitude = wrapped(float(row["lon"]) + copy * step)
                writer.writerow([f"{copy}-{row['id']}", row["category"], f"{longitude:.{DIGITS}f}", row["lat"]])


def wrapped(longitude: float) -> float:
    """The longitude within ±180°."""
    return round((longitude + 180) % 360 - 180, DIGITS)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("town", type=Path)
    parser.add_argument("outlets", type=Path)
    parser.add_argument("copies", type=int)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    town = Town()
    town.apply_file(str(options.town))
    longitudes = [town.places[ref][0] for refs, _ in town.ways for ref in refs if ref in town.places]
    step = round(max(longitudes) - min(longitudes) + 0.05, 2)
    if options.copies < 1 or options.copies * step > 360:
        parser.error(f"between 1 and {int(360 / step)} copies find room on the parallel")
    options.out.mkdir(parents=True, exist_ok=True)
    write_streets(town, options.copies, step, options.out / "country.osm.pbf")
    write_outlets(options.outlets, options.copies, step, options.out / "outlets.csv")
    return 0


if __name__ == "__main__":
    sys.exit(main())
