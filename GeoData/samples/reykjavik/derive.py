#!/usr/bin/env python3
"""Derives communities.csv and outlets.csv from an OpenStreetMap extract of the capital region of Iceland.

    python3 derive.py reykjavik.osm.pbf OUTPUT_DIRECTORY

Needs pyosmium 4 and shapely 2. The same input gives the same bytes. Counts go to standard output.
"""

import argparse
import csv
import math
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import osmium
import shapely
from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry

WEST, SOUTH, EAST, NORTH = -22.10, 64.03, -21.62, 64.20

COMMUNITY_PLACES = ("suburb", "quarter", "neighbourhood")
BUSINESS_LAND = {"commercial", "industrial", "retail"}

# Category -> OpenStreetMap key -> values. The order is the order of the categories inside an outlet's row.
CATEGORY_TAGS = {
    "convenience": {"shop": {"convenience"}},
    "supermarket": {"shop": {"supermarket"}},
    "wet-market": {"amenity": {"marketplace"}},
    "fresh-store": {"shop": {"greengrocer", "butcher", "seafood"}},
    "laundry": {"shop": {"laundry", "dry_cleaning"}},
    "hair-beauty": {"shop": {"hairdresser", "beauty"}},
    "photo-print": {"shop": {"copyshop", "photo", "printing"}, "craft": {"photographer"}},
    "repair": {
        "shop": {"repair", "locksmith", "tailor"},
        "craft": {"shoemaker", "shoe_repair", "key_cutter", "locksmith", "tailor", "electronics_repair"},
        "amenity": {"bicycle_repair_station"},
    },
    "pharmacy": {"amenity": {"pharmacy"}},
    "parcel": {"amenity": {"post_office", "parcel_locker"}, "vending": {"parcel_pickup"}},
    "childcare": {"amenity": {"childcare"}},
    "specialty-dining": {"amenity": {"restaurant"}},
    "bakery": {"shop": {"bakery", "pastry"}},
    "cafe-tea": {"amenity": {"cafe"}, "shop": {"tea"}},
    "bookstore": {"shop": {"books"}},
    "fitness": {"leisure": {"fitness_centre", "sports_centre", "fitness_station"}},
    "pet": {"shop": {"pet", "pet_grooming"}, "amenity": {"veterinary"}},
    "flower-gift": {"shop": {"florist", "gift"}},
    "wellness": {"shop": {"massage", "herbalist"}, "leisure": {"sauna"}},
    "travel": {"shop": {"travel_agency"}},
    "training": {
        "amenity": {"language_school", "music_school", "training"},
        "office": {"educational_institution"},
    },
    "leisure": {"amenity": {"cinema", "karaoke_box"}, "leisure": {"amusement_arcade"}},
    "kindergarten": {"amenity": {"kindergarten"}},
    "school": {"amenity": {"school"}},
    "clinic": {"amenity": {"clinic", "doctors"}, "healthcare": {"centre"}},
    "hospital": {"amenity": {"hospital"}},
    "community-centre": {"amenity": {"community_centre", "townhall"}},
    "police": {"amenity": {"police"}},
    "bank": {"amenity": {"bank"}},
    "library": {"amenity": {"library"}},
}
SERVICE_KEYS = ("amenity", "shop", "craft", "leisure", "office", "healthcare", "vending")
BREAKFAST_AMENITIES = {"restaurant", "fast_food", "cafe"}
SENIOR_CARE = {"day_care", "nursing_home", "assisted_living"}

SAME_NAME_DISTANCE = 30.0  # metres
TYPE_ORDER = "nwr"


@dataclass
class Feature:
    """An OpenStreetMap object: type letter and number, tags, shape in degrees."""

    type: str
    number: int
    tags: dict[str, str]
    shape: BaseGeometry

    @property
    def id(self) -> str:
        return f"{self.type}{self.number}"

    @property
    def order(self) -> tuple[int, int]:
        return TYPE_ORDER.index(self.type), self.number

    @property
    def name(self) -> str:
        return " ".join((self.tags.get("name") or self.tags.get("name:en") or "").split())

    @cached_property
    def community_kind(self) -> str | None:
        return community_kind(self.tags)

    @cached_property
    def categories(self) -> list[str]:
        return categories(self.tags)

    @cached_property
    def point(self) -> Point:
        """The node itself, or a point inside the largest polygon."""
        if self.type == "n":
            return self.shape
        largest = max(shapely.get_parts(self.shape), key=lambda part: part.area)
        return largest.representative_point()

    def in_box(self) -> bool:
        return WEST <= self.point.x <= EAST and SOUTH <= self.point.y <= NORTH

    def holds(self, other: "Feature") -> bool:
        return self.type != "n" and self.shape.covers(other.point)


def read_features(path: Path, dropped: Counter) -> list[Feature]:
    """Every node, closed way and multipolygon that the tags make a community or an outlet."""
    keys = osmium.filter.KeyFilter("place", "landuse", *SERVICE_KEYS)
    to_wkb = osmium.geom.WKBFactory()
    features, shapeless = [], set()
    for item in osmium.FileProcessor(str(path)).with_areas(keys).with_filter(keys):
        tags = {tag.k: tag.v for tag in item.tags}
        if not (is_settled(tags) or categories(tags)):
            continue
        if item.is_node():
            features.append(Feature("n", item.id, tags, Point(item.location.lon, item.location.lat)))
        elif item.is_area():
            shape = shapely.from_wkb(to_wkb.create_multipolygon(item))
            features.append(Feature("w" if item.from_way() else "r", item.orig_id(), tags, shape))
        else:
            shapeless.add((item.type_str(), item.id))
    shapeless -= {(feature.type, feature.number) for feature in features}
    dropped["neither a node nor an area"] = len(shapeless)
    return features


def values(tags: dict[str, str], key: str) -> set[str]:
    """The values of a key; OpenStreetMap joins several with semicolons."""
    return {value.strip() for value in tags.get(key, "").split(";")} - {""}


def is_settled(tags: dict[str, str]) -> bool:
    """Whether the tags call it a quarter of a town or residential land."""
    return tags.get("place") in COMMUNITY_PLACES or tags.get("landuse") == "residential"


def community_kind(tags: dict[str, str]) -> str | None:
    """The place value of a named place that is not business land, else `residential` for residential land."""
    if tags.get("place") in COMMUNITY_PLACES and "name" in tags and tags.get("landuse") not in BUSINESS_LAND:
        return tags["place"]
    return "residential" if tags.get("landuse") == "residential" else None


def categories(tags: dict[str, str]) -> list[str]:
    """The categories that the tags state, in a fixed order."""
    found = [
        category
        for category, keys in CATEGORY_TAGS.items()
        if any(values(tags, key) & accepted for key, accepted in keys.items())
    ]
    amenities = values(tags, "amenity")
    if amenities & BREAKFAST_AMENITIES and (tags.get("breakfast") == "yes" or "breakfast" in values(tags, "cuisine")):
        found.append("breakfast")
    if "recycling" in amenities and takes_recyclables(tags):
        found.append("recycling")
    if "nursing_home" in amenities or (
        values(tags, "social_facility") & SENIOR_CARE and "senior" in values(tags, "social_facility:for")
    ):
        found.append("elderly-care")
    return found


def takes_recyclables(tags: dict[str, str]) -> bool:
    """Whether the tags say that it is a centre or a container, or name a material that it takes."""
    return tags.get("recycling_type") in ("centre", "container") or any(
        key.startswith("recycling:") and value == "yes" for key, value in tags.items()
    )


def is_closed(tags: dict[str, str]) -> bool:
    """Whether the tags say that the place no longer serves."""
    return (
        "end_date" in tags
        or tags.get("opening_hours") in ("closed", "off")
        or any(tags.get(state, "no") != "no" for state in ("disused", "abandoned"))
        or any(
            key in tags and tags.get(f"{state}:{key}") == tags[key]
            for state in ("disused", "abandoned")
            for key in SERVICE_KEYS
        )
    )


def in_metres(shape: BaseGeometry) -> BaseGeometry:
    """The shape on a plane through the box; distances of some dozen metres are right to 1 %."""
    degree = math.radians(1) * 6_371_000
    scale = (degree * math.cos(math.radians((SOUTH + NORTH) / 2)), degree)
    return shapely.transform(shape, lambda degrees: degrees * scale)


def is_same_community(kept: Feature, other: Feature) -> bool:
    return kept.name == other.name != "" and other.holds(kept)


def is_same_outlet(kept: Feature, other: Feature) -> bool:
    """Whether the other mapping adds nothing: its categories, in the same spot or close by under the same name."""
    if not set(other.categories) <= set(kept.categories):
        return False
    one, two = kept.name.casefold(), other.name.casefold()
    if other.holds(kept) and (one in two or two in one):
        return True
    return one == two != "" and in_metres(kept.shape).distance(in_metres(other.shape)) <= SAME_NAME_DISTANCE


def each_once(features: list[Feature], is_same: Callable[[Feature, Feature], bool]) -> list[Feature]:
    """Of several mappings of one thing the node, else the smallest area."""
    kept: list[Feature] = []
    for feature in sorted(features, key=lambda f: (f.type != "n", f.shape.area, f.order)):
        if not any(is_same(earlier, feature) for earlier in kept):
            kept.append(feature)
    return kept


def communities(features: list[Feature], dropped: Counter) -> list[Feature]:
    settled = [feature for feature in features if is_settled(feature.tags) and feature.in_box()]
    found = [feature for feature in settled if feature.community_kind]
    kept = each_once(found, is_same_community)
    dropped["place without a name or on business land"] = len(settled) - len(found)
    dropped["community mapped twice"] = len(found) - len(kept)
    return kept


def outlets(features: list[Feature], dropped: Counter) -> list[Feature]:
    found = [feature for feature in features if feature.categories and feature.in_box()]
    serving = [feature for feature in found if not is_closed(feature.tags)]
    kept = each_once(serving, is_same_outlet)
    dropped["outlet out of use"] = len(found) - len(serving)
    dropped["outlet mapped twice"] = len(serving) - len(kept)
    return kept


def write_table(path: Path, column: str, features: list[Feature], cell: Callable[[Feature], str]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["id", "name", column, "lon", "lat"])
        for feature in sorted(features, key=lambda f: f.order):
            point = feature.point
            table.writerow([feature.id, feature.name, cell(feature), f"{point.x:.7f}", f"{point.y:.7f}"])


def print_counts(title: str, counts: Counter) -> None:
    print(f"{title}:")
    for what, count in sorted(counts.items(), key=lambda entry: (-entry[1], entry[0])):
        print(f"  {count:5} {what}")


def main() -> None:
    parser = argparse.ArgumentParser(description="Derive communities.csv and outlets.csv from an .osm.pbf extract.")
    parser.add_argument("extract", type=Path, help="the .osm.pbf file")
    parser.add_argument("output", type=Path, help="the directory for the two tables")
    arguments = parser.parse_args()

    dropped: Counter = Counter()
    features = read_features(arguments.extract, dropped)
    places = communities(features, dropped)
    services = outlets(features, dropped)

    arguments.output.mkdir(parents=True, exist_ok=True)
    write_table(arguments.output / "communities.csv", "kind", places, lambda f: f.community_kind)
    write_table(arguments.output / "outlets.csv", "category", services, lambda f: ";".join(f.categories))

    print_counts(f"{len(places)} communities", Counter(f.community_kind for f in places))
    print_counts(f"{len(services)} outlets", Counter(c for f in services for c in f.categories))
    print_counts("left out", dropped)


if __name__ == "__main__":
    main()
