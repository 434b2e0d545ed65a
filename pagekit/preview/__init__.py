"""a publication's folder → its desk in the browser: every page as it stands, what there is to say of it, made again as files change."""
