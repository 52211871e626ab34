#!/usr/bin/env bash
# Walker Lake, Nevada, in the summers of 1988 and 2017, from a STAC search to the map of what dried up:
#
#     bash walker_lake_stac.sh
#
# Searches Landsat scenes of June to September with less than 1 % cloud, takes the second of each year, loads what lies within
# the box, clusters it, reads the water at a point, and compares. Leaves walker_change.tif, walker_difference.tif (1 gained,
# -1 lost) and walker.html in the current folder; about 115 of 149 km² of water should be left.
#
# On Debian 12 call it with QGIS_PROCESS=qgis_process.bin; without a screen set QT_QPA_PLATFORM=offscreen. STAC_URL is the
# search's address.
set -euo pipefail

QGIS_PROCESS=${QGIS_PROCESS:-qgis_process}
STAC_URL=${STAC_URL:-https://planetarycomputer.microsoft.com/api/stac/v1}
BOX="-118.89,-118.57,38.54,38.84 [EPSG:4326]"
POINT="-118.71,38.70 [EPSG:4326]"

# tool ID PARAMETER=VALUE...
tool() {
    local id=$1
    shift
    "$QGIS_PROCESS" run "strandline:$id" -- "$@"
}

# href FILE NUMBER ; the address of the scene of this number, from 1, in a layer of footprints
href() {
    python3 -c 'import json, sys; print(json.load(open(sys.argv[1]))["features"][int(sys.argv[2]) - 1]["properties"]["href"])' "$@"
}

# scene YEAR PLATFORM
scene() {
    tool searchscenes URL="$STAC_URL" COLLECTIONS=landsat-c2-l2 EXTENT="$BOX" START="$1-06-01" END="$1-09-30" \
        MAX_CLOUD=1 PLATFORM="$2" OUTPUT="scenes_$1.geojson"
    tool loadstac INPUT="$(href "scenes_$1.geojson" 2)" EXTENT="$BOX" OUTPUT="walker_$1.tif" BAND_TABLE="bands_$1.csv"
    tool spectralclustering INPUT="walker_$1.tif" CLUSTERS=4 OUTPUT="clusters_$1.tif"
    tool watermask CLUSTERS="clusters_$1.tif" POINT="$POINT" OUTPUT="water_$1.tif"
}

scene 1988 landsat-5
scene 2017 landsat-8
tool waterchange BEFORE=water_1988.tif AFTER=water_2017.tif OUTPUT=walker_change.tif DIFFERENCE=walker_difference.tif \
    REPORT=walker.html
