# `make demo` and `make test` install what they need, on Debian and its relatives, and are quick the second time.

BUILD := build

.PHONY: help demo test lint hooks test-engine test-slurm test-qgis test-gui coverage bench matrix soak docs translations package release lock clean

help:
	@echo "make demo         find how a real pond changed, from a bare machine to a picture"
	@echo "make test         lint and run every test (ARGS is handed to pytest: -k name, tests/.../test_x.py::test_y)"
	@echo "make lint         ruff, mypy, flake8-qgis, Qt 6, qgis-plugin-analyzer, bandit, detect-secrets, shellcheck"
	@echo "make hooks        have git run the quick checks before a commit and all of lint before a push"
	@echo "make test-engine  the tests of engine/, in an environment of their own"
	@echo "make test-slurm   the tests of the engine that need SLURM, which is installed for them"
	@echo "make test-qgis    the tests of plugin/ and algorithms/, in QGIS without a screen"
	@echo "make test-gui     the tests that drive the QGIS window, on a virtual screen"
	@echo "make coverage     how much of engine/ its tests run, line by line in $(BUILD)/coverage/index.html"
	@echo "make bench        speed and map quality beside other programs, into benchmarks/README.md (an hour)"
	@echo "make matrix       make test on Debian 12, 13 and 13 with backports, each a bare system of its own (root, hours)"
	@echo "make soak         ten minutes of random runs, cancels, kills and full disks, in two QGIS at once (ARGS=MINUTES)"
	@echo "make docs         the manual, resources/manual/index.html: of docs/ and of what the tools say of themselves"
	@echo "make translations collects what is to be translated in resources/i18n/*.ts, and compiles it for QGIS"
	@echo "make package      the zip for QGIS, in $(BUILD)/"
	@echo "make release      the zip for the plugin site, with the contact in tools/release.toml, checked as the site does"
	@echo "make lock         compile the lock files again (UPGRADE=1: with the newest versions)"
	@echo "make clean        remove $(BUILD)/ and all caches"

demo:
	@tools/setup.sh python qgis uv translations engine demo-image
	@tools/demo.sh

test:
	@tools/test.sh lint engine slurm qgis gui -- $(ARGS)

lint:
	@tools/test.sh lint

hooks:
	@tools/setup.sh python uv lint
	@$(BUILD)/venv-lint/bin/pre-commit install --hook-type pre-commit --hook-type pre-push

test-engine:
	@tools/test.sh engine -- $(ARGS)

test-slurm:
	@tools/test.sh slurm -- $(ARGS)

test-qgis:
	@tools/test.sh qgis -- $(ARGS)

test-gui:
	@tools/test.sh gui -- $(ARGS)

coverage:
	@tools/test.sh engine -- --cov --cov-report=term --cov-report=html $(ARGS)

bench:
	@tools/setup.sh python qgis uv engine bench-programs bench-notebook bench-images
	@PYTHONPATH=$(CURDIR) "$$(cat $(BUILD)/engine-folder)/bin/python" -m benchmarks $(ARGS)

matrix:
	@tools/matrix.sh $(ARGS)

soak:
	@tools/soak.sh $(ARGS)

docs:
	@tools/setup.sh python uv qgis docs
	@tools/docs.sh

translations:
	@python3 tools/translations.py update
	@tools/setup.sh translations

package: docs
	@tools/setup.sh translations
	@python3 tools/package.py

release: docs
	@tools/setup.sh python uv lint translations
	@python3 tools/package.py --release
	@PATH="$(CURDIR)/$(BUILD)/venv-lint/bin:$$PATH" python tools/plugin_site.py $(BUILD)/strandline-*.zip

lock:
	@tools/setup.sh python uv
	@tools/lock.sh

clean:
	@rm -rf $(BUILD) .mypy_cache .pytest_cache .ruff_cache .qgis-settings
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
