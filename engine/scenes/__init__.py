"""Satellite products: what is in a Landsat or Sentinel-2 product or a STAC item, and how to search for more."""
