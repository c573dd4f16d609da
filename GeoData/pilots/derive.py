#!/usr/bin/env python3
"""Derives pilots.csv from the transcribed lists of the pilot areas.

    python3 derive.py TRANSCRIPT.csv > pilots.csv

The transcript has list, seq, province_as_printed, area_as_printed and note, one row an entry of a printed list; its entries of
the second batch are those that the annex of 商办流通函〔2025〕273号 lets conclude. The same transcript gives the same bytes.
"""

import csv
import sys

# List -> (id, document, date, provenance). The date is the document's; batch 1 has that of the letter which passes it on.
LISTS = {
    "batch1": ("batch-1", "商办流通函〔2021〕327号", "2021-11-01", "seed"),
    "batch2_derived_from_seed004": ("batch-2", "商办流通函〔2025〕273号", "2025-03-24", "inferred"),
    "batch3": (
        "batch-3",
        "商务部等13部门办公厅（室）关于公布全国第三批城市一刻钟便民生活圈试点名单的通知",
        "2023-08-31",
        "seed",
    ),
    "batch4": ("batch-4", "商办流通函〔2024〕409号", "2024-09-06", "seed"),
    "zone1": ("full-coverage-1", "商办流通函〔2024〕409号", "2024-09-06", "seed"),
}
MUNICIPALITIES = ("北京", "天津", "上海", "重庆")
REGIONS = {
    "内蒙古": "内蒙古自治区",
    "广西": "广西壮族自治区",
    "西藏": "西藏自治区",
    "宁夏": "宁夏回族自治区",
    "新疆": "新疆维吾尔自治区",
}
# The spellings of 273号's annex where it differs, or where it has several: (province, area).
PRINTED = {
    ("江苏", "盐城市"): "盐城城市；盐城市",
    ("湖南", "长沙市"): "长沙；长沙市",
}
FULL_NAMES = {"黔东南州": "黔东南苗族侗族自治州"}
COLUMNS = (
    "list,seq,province_printed,province,area_printed,area,note,from_batch,provenance,document,date".split(",")
)


def province(printed: str) -> str:
    """The full official name: some lists print 北京, others 北京市."""
    if printed.endswith(("市", "省", "自治区", "兵团")):
        return printed
    if printed in MUNICIPALITIES:
        return printed + "市"
    return REGIONS.get(printed, printed + "省")


def area(printed: str) -> str:
    """The full name, without the space that one list prints inside it."""
    name = "".join(printed.split())
    return FULL_NAMES.get(name, name)


def rows(transcript: list[dict[str, str]]) -> list[dict[str, str]]:
    """One row an entry; the full-coverage areas with the batch that each was chosen from."""
    found = []
    for entry in transcript:
        list_id, document, date, provenance = LISTS[entry["list"]]
        inferred = provenance == "inferred"
        printed = entry["area_as_printed"]
        found.append(
            {
                "list": list_id,
                "seq": entry["seq"],
                "province_printed": entry["province_as_printed"],
                "province": province(entry["province_as_printed"]),
                "area_printed": PRINTED.get((entry["province_as_printed"], printed), printed) if inferred else printed,
                "area": area(printed),
                "note": "" if inferred else entry["note"],
                "from_batch": "",
                "provenance": provenance,
                "document": document,
                "date": date,
            }
        )
    batch = {(r["province"], r["area"]): r["list"] for r in found if r["list"].startswith("batch")}
    for row in found:
        if row["list"] == "full-coverage-1":
            row["from_batch"] = batch[row["province"], row["area"]]
    order = [entry[0] for entry in sorted(LISTS.values())]
    return sorted(found, key=lambda r: (order.index(r["list"]), int(r["seq"] or 0), r["province"], r["area"]))


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8", newline="") as file:
        table = rows(list(csv.DictReader(file)))
    writer = csv.DictWriter(sys.stdout, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(table)
