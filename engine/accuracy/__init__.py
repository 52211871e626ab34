"""Samples of a class raster, and the accuracy and areas that their labels give."""
