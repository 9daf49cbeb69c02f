"""`python -m on_record_training`."""

import sys

from .cli import main

sys.exit(main())
