"""Water masks and how they change between two dates, fractions of pixels, and shorelines."""
