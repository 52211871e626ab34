#!/usr/bin/env bash
# The published run on an airborne cube of NEON, step by step: load and drop the bands of water vapour, look at a spectrum, eight
# indices, then k-means in two ways on every fourth pixel, and the whole cube labelled.
#
#     bash neon_clusters.sh NEON_D17_SJER_DP3_257000_4112000_reflectance.h5 "257500,4111500 [EPSG:32611]"
#
# Get cubes from the NEON data portal, product DP3.30006.001. The second argument is a point whose spectrum is wanted. Leaves
# cube.tif, bands.csv, spectrum.csv, spectrum.html, indices.tif, kmeans_full.tif and kmeans_minibatch.tif in the current folder.
#
# On a cluster: choose it in Settings > Options > Processing > Providers > Strandline; the commands stay the same. On Debian 12
# call it with QGIS_PROCESS=qgis_process.bin; without a screen set QT_QPA_PLATFORM=offscreen.
set -euo pipefail

QGIS_PROCESS=${QGIS_PROCESS:-qgis_process}

# tool ID PARAMETER=VALUE...
tool() {
    local id=$1
    shift
    "$QGIS_PROCESS" run "strandline:$id" -- "$@"
}

tool loadcube INPUT="$1" DROP=1340-1445,1790-1955 OUTPUT=cube.tif BAND_TABLE=bands.csv
tool spectralsignature INPUT=cube.tif POINT="$2" TABLE=spectrum.csv PLOT=spectrum.html
tool spectralindices INPUT=cube.tif INDICES=ndvi,cai,ndli,mrendvi,sipi,ndni,cri1,cri2 OUTPUT=indices.tif
for method in full minibatch; do
    tool kmeansclustering INPUT=cube.tif CLUSTERS=8 METHOD="$method" STEP=4 SCALING=band OUTPUT="kmeans_$method.tif" \
        MODEL="kmeans_$method.json" TABLE="kmeans_$method.csv"
done
