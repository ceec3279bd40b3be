"""Makes the packages importable that `.ci/install tests` puts beside these files."""

import pathlib
import sys

FOLDER = pathlib.Path(__file__).resolve().parent / ".packages"

if FOLDER.exists() and str(FOLDER) not in sys.path:
    sys.path.append(str(FOLDER))
