"""Start the real engine with a few more steps, which only the tests need and which are not shipped."""

from pathlib import Path

import engine.steps
from engine.__main__ import main

if __name__ == "__main__":
    engine.steps.__path__.append(str(Path(__file__).with_name("steps_for_tests")))
    main()
