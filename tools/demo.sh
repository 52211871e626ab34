#!/usr/bin/env bash
# The main job on real images, as a person without a screen would do it: two dates of a pond, one change map, its areas; then
# seven dates of it, and their curve.
# Needs: tools/setup.sh python qgis uv translations engine demo-image
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
cd "$ROOT"

OUT=build/demo
IMAGES=build/images/2018_3A_Theia_Bouconne.tif
# The file holds seven dates of ten bands each, date by date.
NAMES=blue,green,red,nir,rededge071,rededge075,rededge078,nir08,swir16,swir22
POINT="357096.7,4833436.5 [EPSG:32631]"

rm -rf "$OUT"
mkdir -p "$OUT/dates"

# run TOOL PARAMETER=VALUE... ; the answer goes to the file that the variable answer names.
run() {
    local tool=$1
    answer=$LOGS/demo-$tool.json
    shift
    if ! tools/qgis_process.sh --json run "strandline:$tool" -- "$@" >"$answer" 2>"$LOGS/demo-$tool.log"; then
        tail -n 20 "$LOGS/demo-$tool.log" >&2
        fail "strandline:$tool failed; see $LOGS/demo-$tool.log"
    fi
}

# stack DATE POSITION FILE ; POSITION counts dates from 0
stack() {
    say "Taking the bands of $1"
    local bands
    bands=$(seq -s, $(($2 * 10 + 1)) $(($2 * 10 + 10)))
    run stackbands INPUT="$IMAGES" BANDS="$bands" NAMES="$NAMES" SCALE=0.0001 DATE="$1" OUTPUT="$3"
}

DATES=(2018-04-29 2018-05-13 2018-07-08 2018-08-15 2018-09-15 2018-10-15 2018-11-15)
for position in "${!DATES[@]}"; do
    stack "${DATES[position]}" "$position" "$OUT/dates/${DATES[position]}.tif"
done

say "Looking for the change of the pond"
run lakechange BEFORE="$OUT/dates/2018-04-29.tif" AFTER="$OUT/dates/2018-09-15.tif" POINT="$POINT" CHANGE="$OUT/change.tif" \
    WATER_BEFORE="$OUT/water_before.tif" WATER_AFTER="$OUT/water_after.tif" \
    CLUSTERS_BEFORE="$OUT/clusters_before.tif" CLUSTERS_AFTER="$OUT/clusters_after.tif" REPORT="$OUT/report.html"

say "Drawing the map"
PYTHONPATH=$ROOT "$(cat "$BUILD/engine-folder")/bin/python" -m engine.rendering.pictures "$OUT/change.tif" "$OUT/change.png" \
    "$OUT/dates/2018-09-15.tif"
change=$answer

say "Following the pond through ${#DATES[@]} dates"
run lakeseries FOLDER="$OUT/dates" POINT="$POINT" RADIUS=600 TABLE="$OUT/series.csv" OCCURRENCE="$OUT/occurrence.tif" \
    SERIES="$OUT/series.tif" REPORT="$OUT/series.html" CURVE="$OUT/curve.png"

exec "$SYSTEM_PYTHON" tools/demo_summary.py "$change" "$answer" "$OUT"
