"""python -m accord: the command line."""

import sys

from accord.cli import main

sys.exit(main())
