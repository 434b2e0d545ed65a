"""Seeds → editorial photographs: the darkroom of the sample publication, with Pillow alone."""
