"""Where the statutes live."""

from django.urls import URLPattern

app_name = "statutes"

urlpatterns: list[URLPattern] = []
