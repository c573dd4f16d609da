#!/usr/bin/env python3
"""Makes communities.csv and outlets.csv of a city that does not exist.

    python3 make.py OUTPUT_DIRECTORY

Every name, number and position is invented. Only random.random() is used, whose numbers are the same in every Python 3, so that
the same seed gives the same bytes.
"""

import csv
import math
import random
import sys
from dataclasses import dataclass
from pathlib import Path

SEED = 20260101
# The middle of the city, in a desert where no city is, and metres a degree there.
LONGITUDE, LATITUDE = 104.0, 39.5
EAST, NORTH = 86_100.0, 111_030.0

STREETS = ("梧桐街道", "白鹭街道", "青石街道", "云溪街道")
FIRST = "柳杏松枫桂榆槐桃梅兰竹荷"
SECOND = ("园", "苑", "里", "湾", "坊")
SURNAMES = "王李张刘陈杨赵黄周吴徐孙"
ROADS = ("一号路", "二号路", "三号路", "河边路", "桥头街", "东巷", "西巷", "北门", "南门")


@dataclass(frozen=True)
class Kind:
    """How many outlets of a kind there are, their codes, names and areas, and how many in a hundred belong to a chain."""

    count: int
    codes: tuple[str, ...]
    names: tuple[str, ...]
    area: tuple[int, int]
    chained: int = 0
    brands: tuple[str, ...] = ()
    mobile: bool = False


# In about the mix of 27 counted circles (1,073 outlets): breakfast and convenience most, bookshops and markets rare.
# {o} is the owner's surname, {n} the community's name.
KINDS = (
    Kind(235, ("060200",), ("{o}记便利店", "{n}便利店", "{o}家小超市", "{n}小卖部"), (20, 90), 55, ("甲子便利店", "乙丑便利店")),
    Kind(25, ("060200|050300",), ("{o}家早餐便利店",), (40, 110), 60, ("甲子早餐便利店",)),
    Kind(78, ("060400", "060400", "060402"), ("{n}超市", "{o}家超市"), (200, 1500), 60, ("丙寅超市", "丁卯超市")),
    Kind(18, ("060703", "060703", "060703|060705", "060705"), ("{n}菜市场", "{n}农贸市场"), (600, 3000)),
    Kind(95, ("060704", "060705", "060706", "060200"), ("{o}家生鲜", "{n}菜店", "{o}记果蔬", "{o}家肉铺"), (20, 150), 40, ("戊辰生鲜",)),
    Kind(14, ("060705",), ("{n}蔬菜直通车",), (6, 10), mobile=True),
    Kind(330, ("050300", "050300", "050300", "050100"), ("{o}记包子铺", "{o}家豆浆油条", "{n}早餐店", "{o}记馄饨", "{o}嫂煎饼", "{o}家粥铺"), (10, 60), 15, ("己巳早餐",)),
    Kind(40, ("050300",), ("{n}早餐车",), (4, 8), mobile=True),
    Kind(60, ("050300",), ("{o}家炸鸡汉堡", "{o}记米粉"), (30, 120), 30, ("庚午快餐",)),
    Kind(360, ("050100", "050118", "050200"), ("{o}家菜馆", "{o}记火锅", "{n}饭店", "{o}记烤鱼"), (50, 400), 12, ("辛未饭店",)),
    Kind(52, ("071600", "070000"), ("{o}姐家政", "{n}家政服务部", "{o}家保洁"), (15, 60), 25, ("壬申家政",)),
    Kind(30, ("071600",), ("{n}房屋中介", "{o}家置业"), (20, 60), 50, ("癸酉中介",)),
    Kind(85, ("071200", "071200", "070000"), ("{o}师傅修鞋配钥匙", "{n}家电维修", "{n}社区工坊", "{o}记改衣"), (5, 40)),
    Kind(18, ("030000", "071200"), ("{o}记汽车维修", "{n}汽车美容"), (80, 300)),
    Kind(120, ("070500", "070500", "070500|060200", "070400"), ("{n}快递驿站", "{o}家快递代收点"), (15, 80), 50, ("甲戌快递",)),
    Kind(145, ("071100",), ("{o}家理发店", "{n}美发", "{o}姐美容"), (15, 120), 15, ("乙亥美发",)),
    Kind(88, ("090601",), ("{n}药店", "{o}家大药房"), (40, 180), 65, ("丙子大药房", "丁丑药房")),
    Kind(42, ("071500",), ("{o}家洗衣店", "{n}干洗"), (15, 60), 45, ("戊寅洗衣",)),
    Kind(44, ("071300", "060800", "070000"), ("{o}家图文打印", "{n}照相馆", "{n}复印社"), (10, 50)),
    Kind(8, ("071300",), ("{o}家婚纱摄影",), (80, 300)),
    Kind(26, ("070000",), ("{n}再生资源回收站", "{o}家废品回收"), (20, 100)),
    Kind(40, ("080402", "070000"), ("{n}养老服务站", "{n}日间照料中心", "{n}养老驿站"), (100, 800)),
    Kind(30, ("072000", "141400"), ("{n}托育园", "{o}老师托管班"), (80, 300), 30, ("己卯托育",)),
    Kind(48, ("141204",), ("{n}幼儿园",), (1500, 4000)),
    Kind(17, ("141203",), ("{n}小学",), (6000, 16000)),
    Kind(8, ("141202",), ("{n}中学",), (12000, 30000)),
    Kind(48, ("141400",), ("{o}老师培训", "{n}艺术教育"), (60, 300), 30, ("庚辰培训",)),
    Kind(3, ("141300",), ("{n}教育科学研究所",), (300, 900)),
    Kind(52, ("050800", "050900"), ("{o}家面包房", "{n}蛋糕店"), (20, 90), 55, ("辛巳烘焙",)),
    Kind(72, ("050500", "050600", "050700"), ("{o}家咖啡", "{n}茶馆"), (20, 150), 50, ("壬午咖啡",)),
    Kind(9, ("061205",), ("{n}书店", "{o}家书房"), (60, 300), 30, ("癸未书店",)),
    Kind(74, ("080111", "080111", "080112"), ("{n}健身房", "{o}教练健身", "{o}老师瑜伽"), (100, 900), 30, ("甲申健身",)),
    Kind(34, ("061211", "090701"), ("{o}家宠物店", "{n}宠物诊所"), (25, 120), 30, ("乙酉宠物",)),
    Kind(38, ("060501", "061209"), ("{o}家花店", "{n}礼品店"), (15, 60)),
    Kind(46, ("071400", "090602"), ("{o}师傅推拿", "{n}养生馆"), (30, 200), 20, ("丙戌养生",)),
    Kind(12, ("070100",), ("{n}旅行社",), (20, 60), 50, ("丁亥旅行社",)),
    Kind(20, ("080302", "080601", "080308"), ("{n}影院", "{o}家歌厅"), (200, 1200)),
    Kind(24, ("090100", "090300"), ("{n}社区卫生服务站",), (120, 600)),
    Kind(4, ("090100",), ("第{o}医院",), (8000, 30000)),
    Kind(3, ("090500",), ("{n}疾病预防站",), (100, 400)),
    Kind(52, ("120304", "130106"), ("{n}社区服务站", "{n}居委会"), (100, 800)),
    Kind(5, ("130501",), ("{n}派出所",), (500, 1500)),
    Kind(12, ("110101",), ("{n}公园",), (5000, 60000)),
    Kind(3, ("140500",), ("{n}图书馆",), (300, 3000)),
    Kind(30, ("160100",), ("{n}银行",), (80, 300), 90, ("戊子银行",)),
    Kind(88, ("150700",), ("{n}公交站",), (10, 10)),
    Kind(40, ("200300",), ("{n}公共厕所",), (30, 80)),
    Kind(12, ("060100",), ("{n}购物中心",), (3000, 20000)),
    Kind(5, ("060703",), ("{n}建材批发市场", "{n}花卉市场"), (2000, 9000)),
    # No code, or one that no rule knows: the name decides, or nothing does.
    Kind(40, ("", "999999"), ("{o}记", "{n}便利店", "{o}家早餐超市", "{n}药店", "{o}家工作室"), (10, 80)),
)
# The outskirts lack these altogether, and two old communities have no market near.
CITY_ONLY = ("书店", "健身", "瑜伽", "咖啡", "茶馆", "影院", "歌厅", "购物中心", "图书馆", "托育", "宠物")


class Random:
    """Numbers from random.random() alone."""

    def __init__(self, seed: int) -> None:
        self.unit = random.Random(seed).random

    def integer(self, low: int, high: int) -> int:
        return low + int(self.unit() * (high - low + 1))

    def choice(self, values):
        return values[int(self.unit() * len(values))]

    def normal(self) -> float:
        return math.sqrt(-2 * math.log(1 - self.unit())) * math.cos(2 * math.pi * self.unit())

    def weighted(self, values, weights):
        place = self.unit() * sum(weights)
        for value, weight in zip(values, weights):
            place -= weight
            if place < 0:
                return value
        return values[-1]


@dataclass
class Community:
    """Metres east and north of the middle, and what the table says."""

    name: str
    east: float
    north: float
    residents: int
    street: str
    is_main: bool
    is_old: bool
    satisfaction: str


def degrees(east: float, north: float) -> tuple[str, str]:
    return f"{LONGITUDE + east / EAST:.6f}", f"{LATITUDE + north / NORTH:.6f}"


def communities(rng: Random) -> list[Community]:
    """48 in the main urban area, 650 m apart, and 12 farther out."""
    places = [(650 * (column - 3.5), 650 * (row - 2.5)) for row in range(6) for column in range(8)]
    for number in range(12):
        angle = 2 * math.pi * (number + 0.5) / 12
        places.append((5_200 * math.cos(angle), 4_300 * math.sin(angle)))
    found = []
    for number, (east, north) in enumerate(places):
        is_main = number < 48
        is_old = rng.unit() < (0.55 if is_main else 0.2)
        found.append(
            Community(
                name=FIRST[number % 12] + SECOND[number // 12] + "社区",
                east=east + 110 * rng.normal(),
                north=north + 110 * rng.normal(),
                residents=rng.integer(3_200, 7_200) if is_main else rng.integer(1_500, 3_800),
                street=STREETS[(2 if north > 0 else 0) + (1 if east > 0 else 0)],
                is_main=is_main,
                is_old=is_old,
                satisfaction=f"{rng.integer(780, 975) / 10:.1f}" if rng.unit() < 0.7 else "",
            )
        )
    return found


def outlets(rng: Random, places: list[Community]) -> list[list[str]]:
    """Near communities, more where more people live; a name may have its branch in brackets."""
    rows = []
    for kind in KINDS:
        for _ in range(kind.count):
            pattern = rng.choice(kind.names)
            is_city_only = any(word in pattern for word in CITY_ONLY)
            is_market = "菜市场" in pattern or "农贸" in pattern
            weights = [
                0
                if (is_city_only and not place.is_main) or (is_market and index in (0, 1, 8, 9))
                else place.residents
                for index, place in enumerate(places)
            ]
            place = rng.weighted(places, weights)
            is_chained = rng.unit() * 100 < kind.chained
            name = rng.choice(kind.brands) if is_chained else pattern
            name = name.format(o=rng.choice(SURNAMES), n=place.name.removesuffix("社区"))
            if is_chained or rng.unit() < 0.08:
                name += f"（{place.name.removesuffix('社区')}{rng.choice(ROADS)}店）"
            longitude, latitude = degrees(place.east + 210 * rng.normal(), place.north + 210 * rng.normal())
            code = rng.choice(kind.codes)
            rows.append([name, code, longitude, latitude, int(is_chained), int(kind.mobile), rng.integer(*kind.area)])
    # In an order that tells nothing of kinds.
    keyed = sorted((rng.unit(), row) for row in rows)
    return [[f"W{number:05d}", *row] for number, (_, row) in enumerate(keyed, 1)]


def write(path: Path, header: str, rows: list[list[object]]) -> None:
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header.split(","))
        writer.writerows(rows)


def main() -> None:
    folder = Path(sys.argv[1])
    rng = Random(SEED)
    places = communities(rng)
    rows = []
    for number, place in enumerate(places, 1):
        rows.append(
            [
                f"S{number:03d}",
                place.name,
                *degrees(place.east, place.north),
                place.residents,
                round(place.residents / 2.6),
                place.street,
                int(place.is_main),
                "老旧" if place.is_old else "新建",
                place.satisfaction,
            ]
        )
    write(folder / "communities.csv", "编号,名称,经度,纬度,人口,户数,街道,主城区,类型,满意度", rows)
    write(folder / "outlets.csv", "编号,名称,typecode,经度,纬度,连锁,流动,面积", outlets(rng, places))


if __name__ == "__main__":
    main()
