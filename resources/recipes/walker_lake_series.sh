#!/usr/bin/env bash
# Walker Lake, Nevada, from 1984 to today: every Landsat scene with less than 60 % cloud, from a STAC search to a curve:
#
#     bash walker_lake_series.sh
#
# Leaves in the current folder the table walker.csv, the report walker.html, the curve walker.png and the maps walker.tif. The
# mask of each scene is kept in walker_kept: run it again next year, or after it was stopped, and only new scenes are loaded.
# A thousand scenes take some hours, most of it waiting for the server; LIMIT and MAX_CLOUD make it less.
#
# On Debian 12 call it with QGIS_PROCESS=qgis_process.bin; without a screen set QT_QPA_PLATFORM=offscreen. STAC_URL is the
# search's address.
set -euo pipefail

QGIS_PROCESS=${QGIS_PROCESS:-qgis_process}
STAC_URL=${STAC_URL:-https://planetarycomputer.microsoft.com/api/stac/v1}
LIMIT=${LIMIT:-1000}
MAX_CLOUD=${MAX_CLOUD:-60}
BOX="-118.89,-118.57,38.54,38.84 [EPSG:4326]"
POINT="-118.71,38.70 [EPSG:4326]"

"$QGIS_PROCESS" run strandline:searchscenes -- URL="$STAC_URL" COLLECTIONS=landsat-c2-l2 EXTENT="$BOX" \
    MAX_CLOUD="$MAX_CLOUD" LIMIT="$LIMIT" OUTPUT=scenes.gpkg
mkdir -p walker_kept
"$QGIS_PROCESS" run strandline:lakeseries -- SCENES=scenes.gpkg EXTENT="$BOX" POINT="$POINT" WORK=walker_kept \
    TABLE=walker.csv REPORT=walker.html CURVE=walker.png SERIES=walker.tif
