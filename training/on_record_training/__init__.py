"""Training of On Record's reader network, and the export of its model file."""
