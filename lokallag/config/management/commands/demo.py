"""`lokallag demo make` and `lokallag demo remove`: the two made-up chapters."""

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from lokallag.config.demonstration.make import make, remove


class Command(BaseCommand):
    """Makes or removes the demonstration; either is all or nothing."""

    help = "Make or remove the demonstration chapters."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", choices=["make", "remove"])
        parser.add_argument("--again", action="store_true", help="remove what is there first")

    def handle(self, *_args: Any, **options: Any) -> None:
        began = time.perf_counter()
        if options["what"] == "remove":
            self.stdout.write(f"Removed {remove()} demonstration chapters.")
            return
        made = make(again=options["again"])
        seconds = time.perf_counter() - began
        self.stdout.write(f"Made {made} demonstration chapters in {seconds:.1f} s." if made else "It is there already.")
