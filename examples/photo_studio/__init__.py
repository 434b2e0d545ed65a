"""Seeds → editorial photographs: the darkroom that develops the sample publication's pictures, with Pillow
alone.
"""
