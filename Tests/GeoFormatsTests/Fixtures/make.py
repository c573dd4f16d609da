"""Makes the files of this folder: one made-up city in every format, written by the programs that people use.

Needs openpyxl (PyPI), gdal-bin and libreoffice-calc (Debian). Every number is drawn from a fixed seed.
"""

import csv, gzip, io, json, os, random, subprocess, tempfile

import openpyxl

os.chdir(os.path.dirname(os.path.abspath(__file__)))
draw = random.Random(2026)


def place():
    return round(10 + draw.gauss(0, 0.012), 7), round(50 + draw.gauss(0, 0.008), 7)


communities = [["id", "name", "population", "lon", "lat"]]
for n in range(24):
    name = ["滨江社区", 'Old "Mill" Lane', "North, upper", "一号院"][n % 4] + f" {n}"
    communities.append([f"c{n}", name, None if n % 7 == 3 else 300 + 41 * n, *place()])
outlets = [["id", "name", "category", "lon", "lat"]]
for n in range(120):
    category = ["便利店", "pharmacy", "菜市场;便利店", "bank"][n % 4]
    outlets.append([f"o{n}", f"网点 {n}" if n % 5 else f"Shop; no. {n}", category, *place()])


def text(table, delimiter=",", end="\r\n", comma=False):
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator=end)
    for row in table:
        writer.writerow([
            str(v).replace(".", ",") if comma and isinstance(v, float) else v for v in row])
    return out.getvalue()


def features(table):
    head = table[0]
    for row in table[1:]:
        yield {"type": "Feature", "properties": dict(zip(head[:-2], row[:-2])),
               "geometry": {"type": "Point", "coordinates": row[-2:]}}


def write(name, data):
    with open(name, "wb") as file:
        file.write(data)


with tempfile.TemporaryDirectory() as folder:
    gpkg = f"{folder}/city.gpkg"
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, table in (("communities", communities), ("outlets", outlets)):
        write(f"{name}.csv", text(table, end="\n").encode())
        write(f"{name}-gb18030.csv", text(table).encode("gb18030"))
        write(f"{name}-utf16.txt", text(table, "\t").encode("utf-16"))
        write(f"{name}-comma.csv", text(table, ";", comma=True).encode("utf-8-sig"))
        collection = {"type": "FeatureCollection", "features": list(features(table))}
        write(f"{name}.geojson", json.dumps(collection, ensure_ascii=False, indent=0).encode())
        lines = "".join(json.dumps(f) + "\n" for f in features(table))
        write(f"{name}.geojsonl.gz", gzip.compress(lines.encode(), mtime=0))
        # As GDAL writes layers: a key of its own, points in binary, the reference system by its code.
        subprocess.run(["ogr2ogr", "-f", "GPKG", "-append", "-nln", name, gpkg, f"{name}.geojson"], check=True)
        sheet = book.create_sheet(name)
        for row in table:
            sheet.append(row)
    with open(gpkg, "rb") as file:
        write("city.gpkg.gz", gzip.compress(file.read(), mtime=0))
    book.save("openpyxl.xlsx")
    subprocess.run(
        ["soffice", "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", folder,
         "openpyxl.xlsx"], check=True)
    with open(f"{folder}/openpyxl.xlsx", "rb") as file:
        write("libreoffice.xlsx", file.read())
