"""Groups pixels into clusters of similar spectra, and labels whole images with them."""
