"""What goes over the wire, whoever sends it: frames, replies, problems, limits, the choice of a format."""
