"""Side by side with other programs: speed and memory (`speed.py`), and how well water is found (`quality.py`)."""
