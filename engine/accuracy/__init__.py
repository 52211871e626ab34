"""Samples of a class raster, and what their labels say of its accuracy and areas."""
