"""Spectral indices, signatures at points, and whether numbers are reflectance."""
