"""HouseAdvert + a box → DesignedAdvert: the house's own adverts, which the desk sets itself."""
