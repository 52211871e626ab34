"""Pixels on a grid, in and out: bands, windows, regridding, sampling, and files that appear only when they are whole."""
