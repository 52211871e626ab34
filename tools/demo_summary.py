"""Print what the demo found, check it, and say where everything is: demo_summary.py CHANGE_JSON SERIES_JSON FOLDER."""

import csv
import json
import sys
from pathlib import Path

ROWS = (
    ("Water on 2018-04-29", "AREA_BEFORE"),
    ("Water on 2018-09-15", "AREA_AFTER"),
    ("Water on both dates", "AREA_STABLE"),
    ("Water lost", "AREA_LOST"),
    ("Water gained", "AREA_GAINED"),
    ("Not observed", "AREA_UNOBSERVED"),
)
FILES = (
    ("Report", "report.html"),
    ("Picture", "change.png"),
    ("Change map", "change.tif"),
    ("Water masks", "water_before.tif, water_after.tif"),
    ("Clusters", "clusters_before.tif, clusters_after.tif"),
    ("Images", "dates/2018-04-29.tif, dates/2018-09-15.tif, and five more"),
    ("Series", "series.html, curve.png, series.csv, series.tif, occurrence.tif"),
)


def results(answer: Path) -> dict:
    """Return the results of a run; libraries of QGIS print to stdout as well: the answer is the object that begins a line."""
    text = answer.read_text(encoding="utf-8")
    return json.loads(text[text.index("{\n") :])["results"]


def main(change: Path, series: Path, folder: Path) -> int:
    """Return the exit code: 0 if every file is there and the pond shrank."""
    areas, dates = results(change), results(series)
    print(f"\n{'':22}{'km²':>10}{'ha':>10}{'m²':>12}")
    for title, name in ROWS:
        area = float(areas[name])
        print(f"{title:22}{area:10.4f}{area * 100:10.2f}{area * 1e6:12,.0f}")
    print(f"\n{dates['DATES']} dates, what was hidden filled (95 %):")
    with (folder / "series.csv").open(newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            print(
                f"{row['date']}{float(row['filled']) * 100:10.2f} ± {196 * float(row['sigma']):.2f} ha  {row['reason']}"
            )
    print()
    files = [name for _, names in FILES for name in names.split(", ") if "." in name]
    missing = [name for name in files if not (folder / name).stat().st_size]
    for title, names in FILES:
        print(f"{title:12}", ", ".join(str(folder / name) if "." in name else name for name in names.split(", ")))
    if missing:
        print(f"error: empty: {', '.join(missing)}", file=sys.stderr)
        return 1
    if not 0 < areas["AREA_AFTER"] < areas["AREA_BEFORE"]:
        print(
            "\nerror: the pond was expected to shrink between the two dates, and to be there on both", file=sys.stderr
        )
        return 1
    lost = 1 - areas["AREA_AFTER"] / areas["AREA_BEFORE"]
    print(f"\nThe pond shrank by {lost:.0%}.")
    return 0


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:])))
