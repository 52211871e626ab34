"""Items that a search gives say themselves where they are from, and may be wrong on purpose."""

from __future__ import annotations

import pystac
import pytest
from pystac_client import Client
from rasters import write_scene

from engine import load_stac_item
from engine.errors import InputError

TYPED = "https://stac.example/v1"


def _item(href, own):
    return {
        "type": "Feature",
        "stac_version": "1.0.0",
        "id": "scene",
        "geometry": None,
        "bbox": [0, 0, 1, 1],
        "properties": {"datetime": "2020-01-01T00:00:00Z"},
        "links": [{"rel": "self", "href": own}, {"rel": "root", "href": TYPED}],
        "assets": {"green": {"href": href, "type": "image/tiff"}},
    }


def _of_client(item):
    root = {"type": "Catalog", "id": "api", "stac_version": "1.0.0", "description": "", "links": [], "conformsTo": []}
    return pystac.Item.from_dict({**item, "links": item["links"][:1]}, root=Client.from_dict(root, href=TYPED))


@pytest.mark.parametrize("made", [dict, _of_client])
@pytest.mark.parametrize("own", ["/home/me/item.json", "http://127.0.0.1/item.json"])
@pytest.mark.parametrize("place", ["http://127.0.0.1:9/a.tif", "http://10.0.0.1/a.tif", "secret"])
def test_an_item_of_a_server_is_not_at_home_here_because_it_says_so(tmp_path, own, place, made):
    secret, _ = write_scene(tmp_path / "secret.tif")
    item = made(_item(str(secret) if place == "secret" else place, own))
    # What is left of a path of this computer is one of the server, which does not exist.
    reason = "was not found" if place == "secret" else "cannot be reached|computer that asks"
    with pytest.raises(InputError, match=reason):
        load_stac_item(item, ["green"])
