"""Which pixels of an image are water, by evidence relative to the image's own land and water."""
