"""RDF itself: terms and names, graphs in memory and on disk, formats; everything else stands on it."""
