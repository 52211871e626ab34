"""A lake through many dates: gaps filled with their uncertainty, flags, trend and seasons."""
