"""What every tool owes: the names that scripts and models rely on, and what toolbox, dialog and modeler show."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from qgis.core import (
    QgsApplication,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingModelAlgorithm,
    QgsProcessingOutputFile,
    QgsProcessingOutputHtml,
    QgsProcessingOutputNumber,
    QgsProcessingOutputRasterLayer,
    QgsProcessingOutputString,
    QgsProcessingOutputVectorLayer,
    QgsProcessingParameterDefinition,
)
from qgis.gui import QgsProcessingToolboxProxyModel
from qgis.PyQt.QtCore import QModelIndex

PLANETARY_COMPUTER = "https://planetarycomputer.microsoft.com/api/stac/v1"
#: The finer areas of a comparison, and what makes them doubtful.
SUBPIXEL = (
    " SUBPIXEL_BEFORE:number ERROR_BEFORE:number SUBPIXEL_AFTER:number ERROR_AFTER:number SUBPIXEL_LOST:number"
    " ERROR_LOST:number SUBPIXEL_GAINED:number ERROR_GAINED:number SUBPIXEL_CHANGE:number ERROR_CHANGE:number FLAGS:string"
)
#: The public contract: group; parameters (``?`` = optional, ``=`` default, ``-`` in front = an output not made by
#: default); outputs and their kinds.
CONTRACT = {
    "installengine": ("engine", "FORCE=False", "FOLDER:string VERSION:string"),
    "enginestatus": ("engine", "REPORT", "REPORT:html"),
    "searchscenes": (
        "scenes",
        f"URL={PLANETARY_COMPUTER} COLLECTIONS=landsat-c2-l2 EXTENT START? END? MAX_CLOUD? PLATFORM? LIMIT=100 OUTPUT",
        "OUTPUT:vector COUNT:number",
    ),
    "loadstac": (
        "scenes",
        "INPUT BANDS? EXTENT? RESOLUTION? CRS? MASK=USUAL? REFLECTANCE=True OUTPUT -BAND_TABLE?",
        "OUTPUT:raster BAND_TABLE:vector DATE:string PLATFORM:string",
    ),
    "loadlandsat": (
        "scenes",
        "INPUT BANDS? EXTENT? MASK=USUAL? REFLECTANCE=True OUTPUT -BAND_TABLE?",
        "OUTPUT:raster BAND_TABLE:vector DATE:string PLATFORM:string",
    ),
    "loadsentinel2": (
        "scenes",
        "INPUT BANDS? EXTENT? RESOLUTION? CRS? MASK=USUAL? REFLECTANCE=True OUTPUT -BAND_TABLE?",
        "OUTPUT:raster BAND_TABLE:vector DATE:string PLATFORM:string",
    ),
    "loadcube": (
        "scenes",
        "INPUT VARIABLE? DROP=1340-1445,1790-1955? DROP_BAD=True EXTENT? REFLECTANCE=True CRS? NODATA? SCALE? OUTPUT "
        "-BAND_TABLE?",
        "OUTPUT:raster BAND_TABLE:vector BANDS_KEPT:number DATE:string",
    ),
    "stackbands": (
        "scenes",
        "INPUT? FOLDER? PATTERN? BANDS? NAMES? SCALE=1.0 OFFSET=0.0 NODATA? DATE? EXTENT? OUTPUT",
        "OUTPUT:raster",
    ),
    "regrid": (
        "grid",
        "INPUT REFERENCE? CENTRE? RADIUS? EXTENT? RESOLUTION? CRS? RESAMPLING=bilinear OUTPUT",
        "OUTPUT:raster",
    ),
    "spectralsignature": (
        "spectra",
        "INPUT POINT? POINTS? CLASS_FIELD? INTERPOLATION=nearest TABLE? PLOT?",
        "TABLE:vector PLOT:html",
    ),
    "spectralindices": ("spectra", "INPUT INDICES TOLERANCE? OUTPUT", "OUTPUT:raster"),
    "spectralclustering": (
        "clusters",
        "INPUT BANDS? CLUSTERS=4 SCALING=shape COMPONENTS=100 GAMMA? SEED=0 IMPLEMENTATION=streaming OUTPUT"
        " -MODEL? -TABLE?",
        "OUTPUT:raster MODEL:file TABLE:vector",
    ),
    "kmeansclustering": (
        "clusters",
        "INPUT BANDS? CLUSTERS=8 METHOD=minibatch STEP=1 SCALING=shape SEED=0 OUTPUT -MODEL? -TABLE?",
        "OUTPUT:raster MODEL:file TABLE:vector",
    ),
    "applyclusters": ("clusters", "INPUT BANDS? MODEL OUTPUT", "OUTPUT:raster"),
    "watermask": (
        "water",
        "CLUSTERS POINT? POINTS? LABELS? IMAGE? CONNECTED=False MIN_PIXELS=0 SUBPIXEL=True OUTPUT",
        "OUTPUT:raster LABELS_USED:string AREA:number SUBPIXEL_AREA:number ERROR:number FLAGS:string VALID_SHARE:number",
    ),
    "waterfraction": (
        "water",
        "INPUT MASK? POINT? REACH=5 OUTPUT",
        "OUTPUT:raster AREA:number ERROR:number FLAGS:string VALID_SHARE:number",
    ),
    "shoreline": ("water", "INPUT LEVEL=0.5 SMOOTH=False POLYGONS=False OUTPUT", "OUTPUT:vector LENGTH:number"),
    "waterchange": (
        "water",
        "BEFORE AFTER IMAGE_BEFORE? IMAGE_AFTER? OUTPUT -DIFFERENCE? BEFORE_MINUS_AFTER=False -POLYGONS? -REPORT?",
        "OUTPUT:raster DIFFERENCE:raster POLYGONS:vector REPORT:html AREA_BEFORE:number AREA_AFTER:number"
        f" AREA_STABLE:number AREA_LOST:number AREA_GAINED:number AREA_UNOBSERVED:number{SUBPIXEL}",
    ),
    "lakechange": (
        "water",
        "BEFORE AFTER POINT? RADIUS? EXTENT? RESOLUTION? CRS? RESAMPLING=auto CLUSTERS=4 SCALING=shape SEED=0 CONNECTED=False"
        " NARROW=True SUBPIXEL=True JOINT=False BEFORE_MINUS_AFTER=False CHANGE -DIFFERENCE?"
        " WATER_BEFORE? WATER_AFTER? -CLUSTERS_BEFORE? -CLUSTERS_AFTER? -REPORT?",
        "CHANGE:raster DIFFERENCE:raster WATER_BEFORE:raster WATER_AFTER:raster CLUSTERS_BEFORE:raster CLUSTERS_AFTER:raster"
        " REPORT:html AREA_BEFORE:number AREA_AFTER:number AREA_STABLE:number AREA_LOST:number AREA_GAINED:number"
        f" AREA_UNOBSERVED:number{SUBPIXEL}",
    ),
    "lakeseries": (
        "water",
        "IMAGES? FOLDER? SCENES? POINT? LAKES? LAKE_ID? RADIUS? EXTENT? RESOLUTION? CRS? RESAMPLING=auto CLUSTERS=4"
        " SCALING=shape SEED=0 MIN_VALID=0.1 WORK? TABLE OCCURRENCE? SERIES? -SHORELINES? -CUBE? REPORT? -CURVE?",
        "TABLE:vector OCCURRENCE:raster SERIES:raster SHORELINES:vector CUBE:file REPORT:html CURVE:file DATES:number"
        " FIRST:string LAST:string TREND:number TREND_P:number SEASONAL:string SHARE_FILLED:number",
    ),
    "samplepoints": (
        "accuracy",
        "INPUT CLASSES? STANDARD_ERROR=0.01 SIZE? MINIMUM=50 SHORE_BUFFER? EXPECTED=0.9 SEED=0 OUTPUT",
        "OUTPUT:vector SIZE:number",
    ),
    "assessaccuracy": (
        "accuracy",
        "MAP SAMPLE REFERENCE_FIELD MAP_FIELD? STRATUM_FIELD? WEIGHT_FIELD? CLASSES? LEVEL=0.95 TABLE REPORT?",
        "TABLE:vector REPORT:html OVERALL:number OVERALL_SE:number",
    ),
}
MASKS = ["fill", "dilated_cloud", "cirrus", "cloud", "shadow", "snow", "saturated"]
#: Masks that are on unless the user says otherwise: all but snow, which is no reason not to see the ground.
USUAL = [name for name in MASKS if name != "snow"]
INDICES = ["ndvi", "ndwi", "mndwi", "awei_nsh", "awei_sh", "cai", "ndli", "mrendvi", "sipi", "ndni", "cri1", "cri2"]
ENUMS = {
    ("loadstac", "MASK"): MASKS,
    ("loadlandsat", "MASK"): MASKS,
    ("loadsentinel2", "MASK"): MASKS,
    ("regrid", "RESAMPLING"): ["nearest", "bilinear", "cubic", "average", "mode"],
    ("spectralindices", "INDICES"): INDICES,
    ("spectralclustering", "SCALING"): ["shape", "band", "image", "none"],
    ("spectralclustering", "IMPLEMENTATION"): ["streaming", "dask_ml"],
    ("kmeansclustering", "METHOD"): ["minibatch", "full"],
    ("kmeansclustering", "SCALING"): ["shape", "band", "image", "none"],
    ("lakechange", "RESAMPLING"): ["auto", "bilinear", "average", "nearest"],
    ("spectralsignature", "INTERPOLATION"): ["nearest", "linear"],
    ("lakechange", "SCALING"): ["shape", "band", "image", "none"],
    ("lakeseries", "RESAMPLING"): ["auto", "bilinear", "average", "nearest"],
    ("lakeseries", "SCALING"): ["shape", "band", "image", "none"],
}
KINDS = {
    "raster": QgsProcessingOutputRasterLayer,
    "vector": QgsProcessingOutputVectorLayer,
    "number": QgsProcessingOutputNumber,
    "string": QgsProcessingOutputString,
    "html": QgsProcessingOutputHtml,
    "file": QgsProcessingOutputFile,
}
NEEDS_NO_ENGINE = ("installengine", "enginestatus")


@pytest.fixture
def tool(provider, request):
    """Return the tool of that name, made anew by the registry as for a run."""
    made = QgsApplication.processingRegistry().createAlgorithmById(f"strandline:{request.param}")
    assert made is not None, "the toolbox does not have it"
    return made


every_tool = pytest.mark.parametrize("tool", CONTRACT, indirect=True)


def has_flag(parameter, flag):
    return bool(parameter.flags() & getattr(QgsProcessingParameterDefinition.Flag, flag))


def test_the_toolbox_has_these_tools_and_its_models_no_others(provider):
    tools = {one.name() for one in provider.algorithms() if not isinstance(one, QgsProcessingModelAlgorithm)}
    assert tools == set(CONTRACT)
    assert provider.id() == "strandline" and provider.name() == "Strandline"
    assert Path(provider.svgIconPath()).is_file() and not provider.icon().isNull()


@every_tool
def test_parameters(tool):
    for text in CONTRACT[tool.name()][1].split():
        name, _, default = text.strip("-?").partition("=")
        name, default = name.rstrip("?"), default.rstrip("?")
        parameter = tool.parameterDefinition(name)
        assert parameter is not None and parameter.name() == name, f"{name} is missing or written otherwise"
        assert has_flag(parameter, "FlagOptional") == text.endswith("?"), name
        if not parameter.isDestination():
            value = parameter.defaultValue()
            if default == "USUAL":
                assert value == USUAL
                continue
            assert str("" if value is None else value) == str(default) or float(value) == float(default), name
        else:
            assert parameter.createByDefault() != text.startswith("-"), name


@every_tool
def test_choices_are_words_not_numbers(tool):
    enums = {parameter.name(): parameter for parameter in tool.parameterDefinitions() if parameter.type() == "enum"}
    assert set(enums) == {name for tool_name, name in ENUMS if tool_name == tool.name()}
    for name, parameter in enums.items():
        assert parameter.usesStaticStrings()
        assert parameter.options() == ENUMS[tool.name(), name]


@every_tool
def test_outputs(tool):
    found = {output.name(): type(output) for output in tool.outputDefinitions()}
    wanted = dict(text.split(":") for text in CONTRACT[tool.name()][2].split())
    assert found == {name: KINDS[kind] for name, kind in wanted.items()}
    assert all(output.description() for output in tool.outputDefinitions())


@every_tool
def test_every_parameter_has_a_title_and_help(tool):
    for parameter in tool.parameterDefinitions():
        assert re.fullmatch(r"[A-Z][A-Z_]*", parameter.name())
        assert parameter.description()[0].isupper(), parameter.name()
        assert parameter.help().endswith((".", ")")) or ":" in parameter.help(), parameter.name()
        assert parameter.help() != parameter.description()


@every_tool
def test_no_two_labels_are_alike(tool):
    labels = [parameter.description().casefold() for parameter in tool.parameterDefinitions()]
    assert len(labels) == len(set(labels)), labels


@every_tool
def test_the_help_panel_explains_every_field(tool):
    text = tool.shortHelpString()
    for parameter in tool.parameterDefinitions():
        assert f"{parameter.description()}: {parameter.help()}" in text


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("change detection", "lakechange waterchange lakeseries"),
        ("shoreline", "shoreline lakechange"),
        ("surface water", "lakechange watermask waterchange waterfraction lakeseries"),
        ("water level", "lakeseries"),
        ("coast", "shoreline lakechange"),
    ],
)
def test_the_toolbox_finds_what_people_call_it(provider, words, wanted):
    model = QgsProcessingToolboxProxyModel(None, QgsApplication.processingRegistry())
    model.setFilterString(words)
    found = set(ids_in(model))
    # It listens to the registry, and must not do so any longer when the tools are taken away.
    model.deleteLater()
    assert {f"strandline:{name}" for name in wanted.split()} <= found


def ids_in(model, parent=None):
    """Yield the ids of the tools that the toolbox shows."""
    parent = parent or QModelIndex()
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        tool = model.toolboxModel().algorithmForIndex(model.mapToSource(index))
        if tool is not None:
            yield tool.id()
        yield from ids_in(model, index)


def test_each_group_has_an_icon_of_its_own(provider):
    icons = {}
    for tool in provider.algorithms():
        icons.setdefault(tool.groupId(), set()).add(Path(tool.svgIconPath()).read_bytes())
    assert all(len(found) == 1 for found in icons.values())
    assert len(set.union(*icons.values())) == len(icons) == 7


@every_tool
def test_metadata(tool):
    assert re.fullmatch(r"[a-z0-9_]+", tool.name())
    assert tool.groupId() == CONTRACT[tool.name()][0] and re.fullmatch(r"[a-z0-9_]+", tool.groupId())
    assert tool.group() and tool.displayName() and tool.displayName()[0].isupper()
    assert tool.shortDescription().endswith(".") and "\n" not in tool.shortDescription()
    assert tool.shortDescription() in tool.shortHelpString()
    assert len(tool.shortHelpString()) > len(tool.shortDescription()) + 80
    assert len(tool.tags()) >= 3 and all(tag == tag.lower() for tag in tool.tags())
    # Its page of the manual, where that was made.
    root = Path(__file__).resolve().parents[2]
    page = root / "resources" / "manual" / "tools" / f"{tool.name()}.html"
    assert tool.helpUrl() == (page if page.is_file() else root / "README.md").as_uri()
    assert Path(tool.svgIconPath()).is_file() and not tool.icon().isNull()
    # It can be used in the modeler, in batches, and cancelled; and it may run beside the window.
    flags = QgsProcessingAlgorithm.Flag
    assert tool.flags() & flags.FlagCanCancel
    assert not tool.flags() & (flags.FlagHideFromModeler | flags.FlagNoThreading | flags.FlagHideFromToolbox)


@every_tool
def test_help_in_every_word_is_no_jargon(tool):
    text = " ".join([tool.shortHelpString(), *(parameter.help() for parameter in tool.parameterDefinitions())])
    for word in ("TODO", "numpy", "kwargs", "ndarray", "  "):
        assert word not in text, word


@every_tool
def test_a_new_instance_is_whole_and_its_own(tool):
    other = tool.create()
    assert type(other) is type(tool) and other is not tool
    assert other.name() == tool.name()
    names = [parameter.name() for parameter in tool.parameterDefinitions()]
    assert [parameter.name() for parameter in other.parameterDefinitions()] == names


@every_tool
def test_without_an_engine_it_says_what_to_do(tool, monkeypatch, tmp_path):
    monkeypatch.setenv("STRANDLINE_ENGINE_HOME", str(tmp_path))
    able, reason = tool.canExecute()
    if tool.name() in NEEDS_NO_ENGINE:
        assert (able, reason) == (True, "")
    else:
        assert not able
        assert "not installed yet" in reason and "Install engine" in reason and "strandline:installengine" in reason
    # QGIS asks often, so the question must leave nothing behind.
    assert not list(tmp_path.iterdir())


@every_tool
def test_with_an_engine_it_can_run(tool, engine):
    assert tool.canExecute() == (True, "")


@every_tool
def test_it_runs_only_with_what_it_must_have(tool):
    needed = [
        parameter
        for parameter in tool.parameterDefinitions()
        if not has_flag(parameter, "FlagOptional") and parameter.defaultValue() is None
    ]
    if tool.name() != "installengine":
        assert needed
    fine, reason = tool.checkParameterValues({}, QgsProcessingContext())
    assert fine == (not needed)
    assert bool(reason) == bool(needed)


def test_the_command_without_an_engine(qgis_process, lake, tmp_path):
    words = (
        "--json",
        "run",
        "strandline:waterchange",
        "--",
        f"BEFORE={lake['wet_before']}",
        f"AFTER={lake['wet_after']}",
    )
    home = tmp_path / "home"
    done = qgis_process(*words, f"OUTPUT={tmp_path / 'out.tif'}", STRANDLINE_ENGINE_HOME=str(home))
    assert done.returncode != 0
    assert "Install engine" in done.stdout + done.stderr
    assert not list(tmp_path.iterdir())
