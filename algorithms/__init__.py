"""The toolbox: one file per tool, one folder per group. Each reads like a form: parameters in, one engine step out."""
