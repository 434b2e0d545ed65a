"""matter + a chain of frames → what stands on each page: the grid, insets, boxes, balanced columns."""
