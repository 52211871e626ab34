"""What the rule says of a click, in plain words."""

from __future__ import annotations

from typing import Any

from ..translation import tr
from ..units import number_text

#: An answer of the engine's step ``previewwater``.
Answer = dict[str, Any]
#: Numbers from here on are written without decimals, and so are percentages.
_WHOLE, _WHOLE_PERCENT = 100.0, 2.0
#: A share of the ground that was observed above this is all of it.
_ALL = 0.995


def verdict(answer: Answer) -> str:
    """Return the one word that an answer amounts to."""
    return {
        "water": tr("Water"),
        "land": tr("Land"),
        "doubtful": tr("Doubtful"),
        "unobserved": tr("Not observed"),
    }[answer["kind"]]


def sentence(answer: Answer) -> str:
    """Return what there is at the point and why, such as ``Land: near infrared 0.31, like the land around it (0.29)``."""
    kind = answer["kind"]
    if kind == "unobserved" or not answer.get("pixel"):
        return tr("Not observed: no data, fill or masked cloud. Click where the image shows the ground.")
    land, water = answer.get("pixel_land"), answer.get("pixel_water")
    if land is None or water is None:
        seen = ", ".join(f"{name} {_number(value)}" for name, value, _, _ in _values(answer))
        return tr("{verdict}: {values}. The image shows next to no land to compare with.").format(
            verdict=verdict(answer), values=seen
        )
    seen = _compared(answer)
    if kind == "water":
        return tr("Water: {}.").format(seen)
    if kind == "land":
        return tr("Land: {}.").format(seen)
    return tr("Doubtful, neither clearly water nor clearly land: {}. Click further out.").format(seen)


def surroundings(answer: Answer) -> str:
    """Return what the preview shows, and how finely."""
    if not answer.get("observed_share"):
        return tr("Nothing around the point was observed.")
    gaps, coarser = answer["observed_share"] < _ALL, bool(answer["coarser"])
    text = {
        (False, False): tr("{share} % of the ground around it is water."),
        (True, False): tr("{share} % of the ground around it is water, {missing} % was not observed."),
        (False, True): tr(
            "{share} % of the ground around it is water; shown in pixels of {size} map units, zoom in for more."
        ),
        (True, True): tr(
            "{share} % of the ground around it is water, {missing} % was not observed; shown in pixels of {size} map units, "
            "zoom in for more."
        ),
    }[gaps, coarser]
    share = 100.0 * answer["water_share"]
    # No line begins with a percent sign.
    return text.replace(" %", "\u00a0%").format(
        share=f"{share:.0f}" if share >= _WHOLE_PERCENT else number_text(share, 2),
        missing=f"{100.0 * (1.0 - answer['observed_share']):.0f}",
        size=number_text(answer["resolution"], 3),
    )


def _compared(answer: Answer) -> str:
    parts = []
    for name, value, land, water in _values(answer):
        like_water = abs(value - water) <= abs(value - land)
        # The one it is like comes first.
        words = (
            tr("{band} {value}, like water ({water}), land has {land}")
            if like_water
            else tr("{band} {value}, like the land around it ({land}), water has {water}")
        )
        parts.append(words.format(band=name, value=_number(value), land=_number(land), water=_number(water)))
    return "; ".join(parts)


def _values(answer: Answer) -> list[tuple[str, float, float, float]]:
    """Return name, value, and what land and water have, of the infrared bands that decide."""
    names = [(1, tr("near infrared"))]
    if answer.get("short_wave"):
        names.append((2, tr("short-wave infrared")))
    land, water = answer.get("pixel_land") or [0.0] * 3, answer.get("pixel_water") or [0.0] * 3
    return [(name, answer["pixel"][at], land[at], water[at]) for at, name in names]


def _number(value: float) -> str:
    return f"{value:.0f}" if abs(value) >= _WHOLE else number_text(value, 2)
