"""Coordinates in which a straight line stands for a distance on the ground."""

from __future__ import annotations

import numpy as np
from pyproj import Transformer

from parallel import cores, in_threads
from tables import Places, Problem

# WGS 84: semi-major axis in metres and flattening (NIMA TR8350.2, table 3.1).
WGS84_A_M = 6_378_137.0
WGS84_F = 1 / 298.257223563
# Mean radius R1 of the ellipsoid, in metres (Moritz, Geodetic Reference System 1980).
MEAN_RADIUS_M = 6_371_008.7714
# Beyond this span, in degrees, a single plane is too crude to be a fair way.
WIDEST_PLANE_DEGREES = 3.0


def fits_plane(places: Places) -> bool:
    """Whether the places span little enough for one map plane."""
    return max(np.ptp(places.lon), np.ptp(places.lat)) <= WIDEST_PLANE_DEGREES


def plane(problem: Problem) -> tuple[np.ndarray, np.ndarray, str]:
    """Communities and outlets, in metres, on an equal-area plane about the communities' middle.

    Also returns the definition of the plane as a PROJ string.
    """
    middle_lat, middle_lon = middle(problem.communities.lat), middle(problem.communities.lon)
    crs = f"+proj=laea +lat_0={middle_lat} +lon_0={middle_lon} +ellps=WGS84 +units=m"
    transform = Transformer.from_crs(4326, crs, always_xy=True).transform
    communities, outlets = (
        np.column_stack(transform(places.lon, places.lat))
        for places in (problem.communities, problem.outlets)
    )
    return communities, outlets, crs


def middle(values: np.ndarray) -> float:
    """Halfway between the smallest and the largest value."""
    return float((values.min() + values.max()) / 2)


def geocentric(places: Places) -> np.ndarray:
    """Earth-centred coordinates, in metres, of points on the surface of the ellipsoid.

    The straight line between two of them is never longer than the geodesic.
    """
    bounds = np.linspace(0, len(places), cores() + 1).astype(int)
    parts = [places.at(slice(start, end)) for start, end in zip(bounds[:-1], bounds[1:])]
    return np.concatenate(in_threads(_geocentric, parts))


def _geocentric(places: Places) -> np.ndarray:
    lon, lat = np.radians(places.lon), np.radians(places.lat)
    e2 = WGS84_F * (2 - WGS84_F)
    normal = WGS84_A_M / np.sqrt(1 - e2 * np.sin(lat) ** 2)
    ring = normal * np.cos(lat)
    height = normal * (1 - e2) * np.sin(lat)
    return np.column_stack([ring * np.cos(lon), ring * np.sin(lon), height])


def chord(arc_m: float) -> float:
    """The chord, in metres, under an arc of the mean sphere."""
    return 2 * MEAN_RADIUS_M * float(np.sin(arc_m / (2 * MEAN_RADIUS_M)))


def arc(chord_m: np.ndarray) -> np.ndarray:
    """The arc of the mean sphere, in metres, over each chord."""
    return 2 * MEAN_RADIUS_M * np.arcsin(np.minimum(chord_m / (2 * MEAN_RADIUS_M), 1))


def near_each_other(points: np.ndarray, tile_m: float) -> np.ndarray:
    """An order of the points, tile by tile, so that one query finds the last one's nodes cached."""
    tiles = np.floor(points / tile_m).astype(np.int64)
    return np.lexsort(tiles.T)
