"""ComposedPage → PageInk: pages written as decided, with no layout engine between."""
