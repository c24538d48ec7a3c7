"""The app of core privacy: fills its book at start."""

from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    name = "lokallag.core.privacy"
    label = "privacy"

    def ready(self) -> None:
        from lokallag.core.privacy.book import discover  # noqa: PLC0415 (apps must be loaded first)

        discover()
