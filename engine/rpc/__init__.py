"""Talks to QGIS: requests and answers over standard input and output, steps run in threads, errors explained."""
