"""Strandline's computing engine: windows of satellite images in, clusters, water masks and changes out.

A plain Python package that never imports QGIS. QGIS runs it as ``python -m engine`` in an interpreter of its own;
a scientist can import it in a notebook just as well.
"""

__version__ = "0.1.0"
