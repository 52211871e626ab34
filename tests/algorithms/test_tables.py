"""Where tables and features go: wherever QGIS's own tools write, and never over what is there already."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from assertions import Listener, assert_refuses, refusal, run
from osgeo import gdal, ogr
from qgis.core import (
    NULL,
    QgsProcessingContext,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingUtils,
    QgsProject,
    QgsVectorFileWriter,
    QgsVectorLayer,
    QgsWkbTypes,
)
from rasters import BANDS, centre_of

pytestmark = pytest.mark.usefixtures("engine")

COLUMNS = ["point", "class", "x", "y", "band", "name", "wavelength_nm", "value"]
POINT = "{},{} [EPSG:32631]".format(*centre_of(25, 30))


@pytest.fixture
def mine(tmp_path):
    """Return a GeoPackage of the user's with a layer of lakes and a raster."""
    path = tmp_path / "mine.gpkg"
    lakes = QgsVectorLayer("Polygon?crs=EPSG:32631&field=kind:string", "lakes", "memory")
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.layerName = "lakes"
    QgsVectorFileWriter.writeAsVectorFormatV3(lakes, str(path), QgsProject.instance().transformContext(), options)
    small = gdal.GetDriverByName("MEM").Create("", 4, 4, 1, gdal.GDT_Byte)
    small.SetGeoTransform((0, 1, 0, 0, 0, -1))
    made = gdal.GetDriverByName("GPKG").CreateCopy(
        str(path), small, options=["APPEND_SUBDATASET=YES", "RASTER_TABLE=depth"]
    )
    del made
    return path


def layers_of(path):
    """Return the names of the vector layers and tables in a file."""
    dataset = ogr.Open(str(path))
    return sorted(layer.GetName() for layer in dataset)


def signature(lake, destination, **more):
    return run("spectralsignature", INPUT=lake["before"], POINT=POINT, TABLE=destination, **more)["TABLE"]


def check(place, context=None):
    """Check the spectrum in a table, wherever it is."""
    layer = place if isinstance(place, QgsVectorLayer) else None
    if layer is None and context is not None:
        layer = QgsProcessingUtils.mapLayerFromString(place, context)
    layer = layer or QgsVectorLayer(str(place), "table", "ogr")
    assert layer.isValid(), place
    assert layer.wkbType() == QgsWkbTypes.Type.NoGeometry
    assert [name for name in layer.fields().names() if name != "fid"] == COLUMNS
    rows = list(layer.getFeatures())
    assert [row["name"] for row in rows] == list(BANDS)
    assert [int(row["band"]) for row in rows] == [1, 2, 3, 4, 5, 6]
    assert float(rows[0]["value"]) == pytest.approx(0.06, rel=0.1)
    assert all(row["wavelength_nm"] in (None, NULL, "") for row in rows)


def test_csv_stays_as_it_was(lake, tmp_path):
    """Scripts read it, so no quotes around numbers, and the same digits whoever writes."""
    place = signature(lake, str(tmp_path / "t.csv"))
    assert place == str(tmp_path / "t.csv")
    text = Path(place).read_bytes()
    assert text.split(b"\n")[0].decode() == ",".join(COLUMNS) and b'"' not in text and b"\r" not in text
    check(place)
    # Once more over the same file, and to a text of another ending.
    assert signature(lake, place) == place and Path(place).read_bytes() == text
    assert Path(signature(lake, str(tmp_path / "t.txt"))).read_bytes() == text


@pytest.mark.parametrize("name", ["t.gpkg", "t.geojson", "t.xlsx", "one.two.gpkg"])
def test_a_new_file_of_another_format(lake, tmp_path, name):
    place = signature(lake, str(tmp_path / name))
    if name.endswith(".xlsx"):
        assert ogr.Open(place).GetLayer(0).GetFeatureCount() == 6
    else:
        check(place)
    # An earlier result is replaced.
    assert signature(lake, str(tmp_path / name)) == place


def test_numbers_are_numbers(lake, tmp_path):
    place = signature(lake, str(tmp_path / "t.gpkg"))
    kinds = {field.name(): field.isNumeric() for field in QgsVectorLayer(place).fields()}
    assert kinds == {name: name not in ("class", "name") for name in ["fid", *COLUMNS]}
    results = run(
        "kmeansclustering",
        INPUT=lake["before"],
        CLUSTERS=3,
        OUTPUT=str(tmp_path / "c.tif"),
        TABLE=str(tmp_path / "c.gpkg"),
    )
    layer = QgsVectorLayer(results["TABLE"])
    assert layer.fields().names()[1:5] == ["cluster", "pixels", "share", "area_km2"]
    assert sum(row["pixels"] for row in layer.getFeatures()) == 60 * 80 - 30
    assert all(field.isNumeric() for field in layer.fields())


@pytest.mark.parametrize("form", ["{}|layername=spectrum", "ogr:dbname='{}' table=\"spectrum\" (geom)"])
def test_a_layer_in_a_geopackage_that_is_there_and_in_a_new_one(lake, tmp_path, mine, form):
    for path in (mine, tmp_path / "new.gpkg"):
        for _ in range(2):
            place = signature(lake, form.format(path))
            assert place == f"{path}|layername=spectrum"
            check(place)
    assert layers_of(mine) == ["lakes", "spectrum"] and layers_of(tmp_path / "new.gpkg") == ["spectrum"]
    assert gdal.Open(f"GPKG:{mine}:depth").RasterXSize == 4


def test_memory_and_the_toolbox_s_own_choices(lake, tmp_path, mine):
    for destination in ("memory:", "TEMPORARY_OUTPUT", f"{mine}|layername=t", str(tmp_path / "t.csv")):
        context, project = QgsProcessingContext(), QgsProject()
        context.setProject(project)
        wanted = QgsProcessingOutputLayerDefinition(destination, project)
        wanted.destinationName = "spectrum of a lake"
        for value in (destination, wanted):
            results = run("spectralsignature", context=context, INPUT=lake["before"], POINT=POINT, TABLE=value)
            check(results["TABLE"], context)
        # With a project to load it into, QGIS is asked to.
        (details,) = context.layersToLoadOnCompletion().values()
        assert details.name == "spectrum of a lake" and details.outputName == "TABLE"


@pytest.mark.parametrize("tool", ["spectralsignature", "kmeansclustering", "loadcube", "samplepoints"])
def test_no_file_of_the_user_is_destroyed(lake, tmp_path, mine, tool):
    shapes = tmp_path / "shapes.shp"
    QgsVectorFileWriter.writeAsVectorFormatV3(
        QgsVectorLayer("Point?field=kind:string", "p", "memory"),
        str(shapes),
        QgsProject.instance().transformContext(),
        _shapefile(),
    )
    disguised = tmp_path / "disguised.csv"
    disguised.write_bytes(mine.read_bytes())
    parameters, name = {
        "spectralsignature": ({"INPUT": lake["before"], "POINT": POINT}, "TABLE"),
        "kmeansclustering": ({"INPUT": lake["before"], "OUTPUT": str(tmp_path / "o.tif")}, "TABLE"),
        "loadcube": ({"INPUT": lake["before"], "OUTPUT": str(tmp_path / "o.tif")}, "BAND_TABLE"),
        "samplepoints": ({"INPUT": lake["wet_before"]}, "OUTPUT"),
    }[tool]
    for place, words in (
        (str(mine), ["mine.gpkg", "lakes", "|layername="]),
        (f"{mine}|layername=lakes", ["lakes", "other columns"]),
        (f"{mine}|layername=depth", ["depth", "other columns"]),
        (f"ogr:dbname='{mine}' table=\"lakes\" (geom)", ["lakes", "other columns"]),
        (str(shapes), ["shapes.shp", "something else"]),
        (str(disguised), ["no text file"]),
        (str(tmp_path / "t.tif"), [".tif", ".gpkg"]),
    ):
        assert_refuses(tool, words, tmp_path, **parameters, **{name: place})


def _shapefile():
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = "ESRI Shapefile"
    return options


def test_no_text_is_written_over_a_file_of_another_kind(lake, tmp_path, mine):
    (tmp_path / "notes.txt").write_text("mine")
    (tmp_path / "disguised.html").write_bytes(mine.read_bytes())
    for name, words in (
        ("notes.txt", ["notes.txt", "no .html file"]),
        ("mine.gpkg", ["no .html file"]),
        ("disguised.html", ["no text file"]),
    ):
        parameters = {"INPUT": lake["before"], "POINT": POINT, "PLOT": str(tmp_path / name)}
        assert_refuses("spectralsignature", words, tmp_path, **parameters)


def test_a_table_is_not_written_over_its_own_points(lake, tmp_path):
    points = tmp_path / "points.csv"
    points.write_text("x;y\n500305;4799745\n")
    layer = QgsVectorLayer(f"{points.as_uri()}?delimiter=;&xField=x&yField=y&crs=EPSG:32631", "points", "delimitedtext")
    assert layer.isValid() and layer.featureCount() == 1
    said = refusal("spectralsignature", INPUT=lake["before"], POINTS=layer, TABLE=str(points))
    assert "is an input too" in said and points.read_text().startswith("x;y")
    (tmp_path / "link").symlink_to(tmp_path, target_is_directory=True)
    said = refusal("spectralsignature", INPUT=lake["before"], POINTS=layer, TABLE=str(tmp_path / "link" / "points.csv"))
    assert "is an input too" in said


def test_tables_of_bands_and_accuracy_go_the_same_way(lake, tmp_path):
    run(
        "loadcube",
        INPUT=lake["before"],
        OUTPUT=str(tmp_path / "o.tif"),
        BAND_TABLE=f"{tmp_path / 'b.gpkg'}|layername=b",
    )
    layer = QgsVectorLayer(f"{tmp_path / 'b.gpkg'}|layername=b")
    assert [row["common_name"] for row in layer.getFeatures()] == list(BANDS)
    sample = run("samplepoints", INPUT=lake["wet_before"], SIZE=100, OUTPUT=str(tmp_path / "s.gpkg"))["OUTPUT"]
    outputs = {"TABLE": str(tmp_path / "a.gpkg"), "REPORT": str(tmp_path / "r.html")}
    run("assessaccuracy", MAP=lake["wet_before"], SAMPLE=sample, REFERENCE_FIELD="map_class", **outputs)
    table = {row["class"]: row for row in QgsVectorLayer(outputs["TABLE"]).getFeatures()}
    assert table[1]["adjusted_area"] == pytest.approx(650e-4) and table[1]["users"] == 1.0


def test_in_a_model_a_table_goes_on_to_the_next_tool(lake, tmp_path):
    model = QgsProcessingModelAlgorithm("table")
    constant = QgsProcessingModelChildParameterSource.fromStaticValue
    spectrum = QgsProcessingModelChildAlgorithm("strandline:spectralsignature")
    spectrum.setChildId("spectrum")
    spectrum.addParameterSources("INPUT", [constant(lake["before"])])
    spectrum.addParameterSources("POINT", [constant(POINT)])
    model.addChildAlgorithm(spectrum)
    infrared = QgsProcessingModelChildAlgorithm("native:extractbyexpression")
    infrared.setChildId("infrared")
    table = QgsProcessingModelChildParameterSource.fromChildOutput("spectrum", "TABLE")
    infrared.addParameterSources("INPUT", [table])
    infrared.addParameterSources("EXPRESSION", [constant('"name" = \'nir08\' AND "band" = 4')])
    final = QgsProcessingModelOutput("found", "found")
    final.setChildId("infrared")
    final.setChildOutputName("OUTPUT")
    infrared.setModelOutputs({"found": final})
    model.addChildAlgorithm(infrared)
    model.initAlgorithm()
    context, feedback = QgsProcessingContext(), Listener()
    # QGIS has called it "infrared:found" and, since 3.44, otherwise.
    (name,) = (output.name() for output in model.destinationParameterDefinitions())
    results, done = model.run({name: str(tmp_path / "found.csv")}, context, feedback)
    assert done, feedback.errors
    with open(results[name], encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["name"] == "nir08"


def test_the_command(command, lake, tmp_path, mine):
    place = f"{mine}|layername=spectrum"
    done = command.run("spectralsignature", INPUT=lake["before"], POINT=POINT, TABLE=place)
    assert done.code == 0 and done.results == {"TABLE": place}, done.text
    check(place)
    done = command.run("spectralsignature", INPUT=lake["before"], POINT=POINT, TABLE=str(mine))
    assert done.code != 0 and "|layername=" in done.text
    assert layers_of(mine) == ["lakes", "spectrum"]
