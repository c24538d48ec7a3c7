"""Where obligations live, one file an idea."""

from django.urls import URLPattern

app_name = "obligations"
urlpatterns: list[URLPattern] = []
