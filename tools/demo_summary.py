"""Print the areas that the demo found, check them, and say where everything is: demo_summary.py ANSWER_JSON FOLDER."""

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
    ("Images", "before.tif, after.tif"),
)


def main(answer: Path, folder: Path) -> int:
    """Return the exit code: 0 if every file is there and the pond shrank."""
    # Libraries of QGIS print to stdout as well: the answer is the object that begins a line.
    text = answer.read_text(encoding="utf-8")
    areas = json.loads(text[text.index("{\n") :])["results"]
    print(f"\n{'':22}{'km²':>10}{'ha':>10}{'m²':>12}")
    for title, name in ROWS:
        area = float(areas[name])
        print(f"{title:22}{area:10.4f}{area * 100:10.2f}{area * 1e6:12,.0f}")
    print()
    missing = [name for _, names in FILES for name in names.split(", ") if not (folder / name).stat().st_size]
    for title, names in FILES:
        print(f"{title:12}", ", ".join(str(folder / name) for name in names.split(", ")))
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
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
