"""The part of Strandline that lives in the QGIS process."""
