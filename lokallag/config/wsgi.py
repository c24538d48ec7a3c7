"""What the web server calls."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lokallag.config.settings")

application = get_wsgi_application()

# A page of a plan's rows makes some ten thousand small objects; the collector's usual pace costs it a sixth of its time.
gc.collect()
gc.freeze()
gc.set_threshold(50_000, 20, 50)
