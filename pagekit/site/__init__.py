"""a publication's folder → its whole site: every page, feed and file of it, and only what changed made again."""
