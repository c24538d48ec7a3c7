"""Where reading, reviewing and adopting a plan live."""

from django.urls import URLPattern

patterns: list[URLPattern] = []
