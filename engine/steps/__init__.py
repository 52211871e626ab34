"""The steps that QGIS can ask for: module ``engine.steps.<name>`` holds the step ``<name>`` as ``run(job, **parameters)``."""
