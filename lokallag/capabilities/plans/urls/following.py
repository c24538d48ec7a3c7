"""Where following a plan lives."""

from django.urls import URLPattern

patterns: list[URLPattern] = []
