#!/usr/bin/env bash
# Walker Lake, Nevada, on 1988-10-22 and 2017-10-22, from two Landsat products on the disk:
#
#     bash walker_lake_files.sh LT05_L2SP_042033_19881022_..._02_T1.tar LC08_L2SP_042033_20171022_..._02_T1.tar
#
# Get them from USGS EarthExplorer (Landsat Collection 2 level 2, path 42, row 33); archives need not be unpacked. Both are put
# onto a grid of 150 x 150 cells of 200 m around the lake by linear interpolation, as published (RESAMPLING=auto would average
# the pixels of each cell), clustered, and compared. Leaves walker_change.tif and walker.html in the current folder.
#
# On Debian 12 call it with QGIS_PROCESS=qgis_process.bin; without a screen set QT_QPA_PLATFORM=offscreen.
set -euo pipefail

QGIS_PROCESS=${QGIS_PROCESS:-qgis_process}
CENTRE="-118.7081,38.6942 [EPSG:4326]"

# tool ID PARAMETER=VALUE...
tool() {
    local id=$1
    shift
    "$QGIS_PROCESS" run "strandline:$id" -- "$@"
}

tool loadlandsat INPUT="$1" OUTPUT=walker_before.tif
tool loadlandsat INPUT="$2" OUTPUT=walker_after.tif
tool lakechange BEFORE=walker_before.tif AFTER=walker_after.tif POINT="$CENTRE" RADIUS=15000 RESOLUTION=200 CRS=EPSG:32611 \
    RESAMPLING=bilinear CLUSTERS=4 CHANGE=walker_change.tif CLUSTERS_BEFORE=clusters_before.tif CLUSTERS_AFTER=clusters_after.tif REPORT=walker.html
