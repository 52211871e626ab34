"""What stands below the plot of a spectrum in the panel."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("bands", "names"),
    [
        ([(482.0, "blue"), (1609.0, "swir16"), (561.0, "green")], ["blue", "green", "swir16"]),
        ([(None, f"band {number}") for number in range(20)], [f"band {number}" for number in range(0, 20, 3)]),
        ([(383.5 + 5 * number, f"band {number + 1}") for number in range(426)],
         ["500", "1000", "1500", "2000", "2500 nm"]),
        ([(400.0 + 10 * number, "") for number in range(31)], ["400", "450", "500", "550", "600", "650", "700 nm"]),
    ],
    ids=["few bands", "no wavelengths", "NEON", "visible light"],
)  # fmt: skip
def test_bands_are_named_by_what_says_most(qgis_app, bands, names):
    from strandline.plugin.panel.spectrum_plot import SpectrumPlot

    plot = SpectrumPlot()
    none = [None] * len(bands)
    answer = [{"wavelength": wavelength, "name": name} for wavelength, name in bands]
    plot.show_answer({"bands": answer, "land": none, "water": none, "spectrum": none})
    assert [name for _, name in plot.names()] == names
