"""runs + a style → lines: shaping, places where lines may end, the best of all ways to break them; heads."""
