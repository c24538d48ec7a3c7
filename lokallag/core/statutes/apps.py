"""The app of statutes: what a party's and a chapter's own rules say, as dated data."""

from django.apps import AppConfig


class StatutesConfig(AppConfig):
    name = "lokallag.core.statutes"
    label = "statutes"
