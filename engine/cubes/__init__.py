"""Imaging spectroscopy: cubes of hundreds of bands from HDF5, NetCDF, Zarr and ENVI."""
