"""Water without a click: evidence relative to an image's own land and water, then growth along the shore."""
