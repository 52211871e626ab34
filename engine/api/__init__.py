"""The public face for notebooks: functions that take and return xarray objects and run the tools' own window code."""
