"""``python -m benchmarks``: measure everything in one run, print the tables, and put them into ``benchmarks/README.md``."""

from __future__ import annotations

import argparse
import csv
import math
import os
import platform
import re
import shutil
from dataclasses import astuple, fields, replace
from datetime import UTC, datetime
from pathlib import Path

import psutil

from engine.compute import backend

from . import areas, chips, clicks, cubes, quality, series, speed, stability, subpixel
from .images import labelled
from .markdown import table
from .process import ROOT

README = Path(__file__).with_name("README.md")
PARTS = ("quality", "subpixel", "areas", "scaling", "speed", "clicks", "cubes", "series")
SPEED_HEAD = (
    "method", "image", "megapixels x bands", "time (s)", "peak memory (MB)", "ratio to ours", "agreement (ARI)", "F1 of water",
)  # fmt: skip
SCALING_HEAD = ("megapixels x bands", "time (s)", "s per Mpx", "peak memory (MB)", "agreement (ARI)", "F1 of water")


def main() -> None:
    """Read the command line and measure."""
    parser = argparse.ArgumentParser(prog="make bench ARGS=...", description=__doc__.split(":", 1)[1])
    parser.add_argument("parts", nargs="*", default=PARTS, help=f"some of: {', '.join(PARTS)}")
    parser.add_argument("--runs", type=int, default=2, help="runs of each; the best counts")
    parser.add_argument(
        "--chips",
        type=Path,
        default=os.environ.get("STRANDLINE_CHIPS"),
        help="folder of labelled chips, N.tif with N_truth.tif, for a table of quality; else what STRANDLINE_CHIPS names",
    )
    parser.add_argument("--tiny", action="store_true", help="small scenes, and no table is kept: to try the command")
    wanted = parser.parse_args()
    if unknown := set(wanted.parts) - set(PARTS):
        parser.error(f"there is no part {', '.join(sorted(unknown))}")
    measure = {
        "quality": quality_tables,
        "scaling": scaling_tables,
        "speed": speed_tables,
        "clicks": click_tables,
        "cubes": cube_tables,
        "subpixel": subpixel_tables,
        "areas": area_tables,
        "series": series_tables,
    }
    for part in wanted.parts:
        print(f"\n== {part} ==", flush=True)
        show(part, measure[part](wanted), wanted)
        if part == "quality":
            show("stability", stability_tables(wanted), wanted)
            if wanted.chips:
                show("chips", chips.tables(Path(wanted.chips)), wanted)
            else:
                print("Chips are left out: name their folder by --chips.")
    backend.close()


def show(part: str, text: str, wanted: argparse.Namespace) -> None:
    """Print a table, and keep it."""
    print(f"\n{text}", flush=True)
    if not wanted.tiny:
        keep(part, f"{circumstances(wanted)}\n\n{text}")


def speed_tables(wanted: argparse.Namespace) -> str:
    """Compare with the other programs."""
    notebook, middle, landsat = (sized(scene, wanted) for scene in (speed.NOTEBOOK, speed.MIDDLE, speed.LANDSAT))
    require_disk(speed.OTHER_BYTES, wanted)
    scene = speed.picture(landsat, "full Landsat scene, tiled")
    pictures = [
        speed.picture(notebook, "the notebooks' size"),
        speed.picture(middle, "tiled, DEFLATE"),
        scene,
        speed.deflated(scene, "full Landsat scene, DEFLATE"),
    ]
    return table(SPEED_HEAD, list(speed.compare(pictures, wanted.runs)))


def scaling_tables(wanted: argparse.Namespace) -> str:
    """Measure growing scenes, and the sample against all pixels."""
    require_disk(speed.OTHER_BYTES, wanted)
    landsat = speed.picture(sized(speed.LANDSAT, wanted), "61 Mpx")
    pictures = [
        speed.picture(sized(speed.SMALL, wanted), "1 Mpx"),
        speed.picture(sized(speed.NOTEBOOK, wanted), "the notebooks' size"),
        speed.picture(sized(speed.MIDDLE, wanted), "16 Mpx"),
        speed.deflated(landsat, "61 Mpx"),
    ]
    note = ""
    if shutil.disk_usage(ROOT).free > speed.HUGE_BYTES:
        pictures.append(speed.picture(sized(speed.HUGE, wanted), "240 Mpx"))
    else:
        note = f"\n\n240 Mpx: left out, less than {speed.HUGE_BYTES / 1e9:.0f} GB of disk are free."
    rows = list(speed.grow(pictures, wanted.runs))
    agreements = []
    for each in pictures[1:3]:
        found = ", ".join(f"{value:.4f}" for value in speed.sample_agreement(each))
        agreements.append(f"{found} ({each.size.split(' ')[0]} Mpx)")
    return (
        f"{table(SCALING_HEAD, rows)}{note}\n\nFitted on the sample or on all pixels, with the same landmarks: the maps agree "
        f"by ARI {' and '.join(agreements)}, seeds 0, 1, 2."
    )


def click_tables(wanted: argparse.Namespace) -> str:
    """Measure the look at the water around a point."""
    require_disk(speed.OTHER_BYTES, wanted)
    scene = speed.deflated(
        speed.picture(sized(speed.LANDSAT, wanted), "full Landsat scene"), "full Landsat scene, DEFLATE"
    )
    pictures = [scene, clicks.with_overviews(scene)]
    found = table(clicks.HEAD, [row for each in pictures for row in clicks.rows(each)])
    return f"{found}\n\nThe machine's load was {os.getloadavg()[0]:.1f} in the last minute; 1 is this alone."


def cube_tables(wanted: argparse.Namespace) -> str:
    """Cluster cubes of many bands, beside dask-ml and alone."""
    require_disk(1.2 * cubes.LARGE_BYTES, wanted)
    small, large = (256, 512) if wanted.tiny else (1024, 4096)
    return table(cubes.HEAD, [*cubes.compare(small, wanted.runs), *cubes.large(large)])


def series_tables(wanted: argparse.Namespace) -> str:
    """Follow a lake through many dates, and many lakes through some."""
    require_disk(2 * series.BYTES, wanted)
    side, dates, many = (256, 20, 40) if wanted.tiny else (1024, 100, 400)
    return table(series.HEAD, list(series.rows(side, dates, many)))


def quality_tables(wanted: argparse.Namespace) -> str:
    """Score the water masks."""
    images, names = labelled(), list(quality.METHODS)
    found = quality.evaluate(images=images, seeds=range(1 if wanted.tiny else 3))
    rows = []
    for about in images:
        cells = [found[name].get(about.name) for name in names]
        rows.append([
            about.name, about.source + ("" if about.independent else " (not independent)"),
            *(_f1(about.name, cell) if cell else "-" for cell in cells),
        ])  # fmt: skip
    means = []
    for title, group in quality.groups(images).items():
        scores = [quality.mean(found[name], group).f1 for name in names]
        rows.append([f"**{title}**", "", *("-" if math.isnan(score) else f"**{score:.3f}**" for score in scores)])
        for name in names:
            scored = [image for image in group if image in found[name]]
            if scored:
                numbers = (f"{value:.3f}" for value in astuple(quality.mean(found[name], group)))
                means.append([title, name, str(len(scored)), *numbers])
    measures = [field.name.replace("_", " ") for field in fields(quality.Scores)]
    with (ROOT / "build" / "benchmarks" / "quality.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["image", "method", *measures])
        writer.writerows([image, name, *astuple(each)] for name in names for image, each in found[name].items())
    head = ("image", "reference", *names)
    return (
        f"F1:\n\n{table(head, rows)}\n\nAll measures:\n\n{table(('mean over', 'method', 'images', *measures), means)}"
    )


def _f1(name: str, scores: quality.Scores) -> str:
    """Return F1, or of an image without water the share that is taken for water all the same."""
    return f"{100 * scores.area_error:.2f} % water" if "no water" in name else f"{scores.f1:.3f}"


def stability_tables(wanted: argparse.Namespace) -> str:
    """Compare the masks of other settings and of parts of the images with those of the defaults."""
    images = labelled()
    pond = {about.name: about for about in images if about.point}
    return (
        f"{stability.of_images(images[:2] if wanted.tiny else images)}\n\n"
        f"{stability.of_pond(pond['Bouconne 2018-04-29'], pond['Bouconne 2018-09-15'])}"
    )


def subpixel_tables(wanted: argparse.Namespace) -> str:
    """Compare areas below the size of a pixel with the truth."""
    scenes = 2 if wanted.tiny else 30
    image = ROOT / "build" / "images" / "2018_3A_Theia_Bouconne.tif"
    clean = subpixel.table_of(subpixel.generated(scenes, first=100))
    reedy = subpixel.table_of(subpixel.generated(max(1, scenes // 6), first=900, rim=1.0))
    return (
        f"{table(subpixel.HEAD, clean)}\n\nWith a belt of reed one pixel wide around the lakes:\n\n"
        f"{table(subpixel.HEAD, reedy)}\n\n{subpixel.pond_sentence(image)}"
    )


def area_tables(wanted: argparse.Namespace) -> str:
    """Compare areas of one place at several resolutions and extents."""
    images = {about.name: about for about in labelled()}
    pair = images["Bouconne 2018-04-29"], images["Bouconne 2018-09-15"]
    found = list(areas.changes(*pair, tiny=wanted.tiny))
    tables = [f"{table(areas.CHANGE_HEAD, areas.change_rows(found))}\n\n{areas.agreement(found)}"]
    if not wanted.tiny:
        rows = list(areas.coarser(images["Virginia"]))
        tables.append(f"Virginia, all water, averaged to larger cells:\n\n{table(areas.COARSE_HEAD, rows)}")
    small = speed.picture(sized(speed.SMALL, wanted), "1 Mpx").image
    tables.append(f"Processor time of a warm engine:\n\n{table(areas.TIME_HEAD, [areas.times_of(str(small))])}")
    return "\n\n".join(tables)


def sized(scene: speed.Scene, wanted: argparse.Namespace) -> speed.Scene:
    """Return the scene, or one of an eighth of its sides."""
    if not wanted.tiny:
        return scene
    return replace(scene, name=f"tiny_{scene.name}", rows=scene.rows // 8, columns=scene.columns // 8)


def require_disk(needed: float, wanted: argparse.Namespace) -> None:
    """Stop if the disk is too full."""
    free = shutil.disk_usage(ROOT).free
    if free < needed and not wanted.tiny:
        raise SystemExit(f"{needed / 1e9:.0f} GB of disk are needed, {free / 1e9:.0f} GB are free.")


def circumstances(wanted: argparse.Namespace) -> str:
    """Return when, where and how this was measured."""
    memory = psutil.virtual_memory().total / 2**30
    arguments = " ".join(() if tuple(wanted.parts) == PARTS else wanted.parts)
    if wanted.runs != 2:
        arguments += f" --runs {wanted.runs}"
    command = f"make bench ARGS='{arguments.strip()}'" if arguments else "make bench"
    return (
        f"{datetime.now(UTC):%Y-%m-%d}, {os.cpu_count()} cores, {memory:.0f} GB of memory, {platform.machine()}, Python "
        f"{platform.python_version()}; `{command}`"
    )


def keep(part: str, text: str) -> None:
    """Put a text between its markers in the README."""
    content = README.read_text(encoding="utf-8")
    begin, end = f"<!-- {part}: begin -->", f"<!-- {part}: end -->"
    if begin not in content or end not in content:
        raise SystemExit(f"{README.name} has no markers for {part}")
    pattern = re.compile(re.escape(begin) + ".*?" + re.escape(end), re.DOTALL)
    README.write_text(pattern.sub(lambda _: f"{begin}\n{text}\n{end}", content), encoding="utf-8")


if __name__ == "__main__":
    main()
