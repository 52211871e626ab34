"""The front door in QGIS's window: menu, button, panel, and a click in the water. Nothing of it is needed to compute."""
