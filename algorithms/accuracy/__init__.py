"""Tools of one toolbox group."""
