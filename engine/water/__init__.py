"""Which pixels are water, their masks, and how they change between two dates."""
