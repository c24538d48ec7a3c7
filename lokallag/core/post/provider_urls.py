"""The providers' addresses as anymail has them; `views/events.py` looks up the one that is set up."""

from django.urls import include, path

urlpatterns = [path("", include("anymail.urls"))]
