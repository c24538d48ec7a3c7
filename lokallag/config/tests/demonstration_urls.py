"""The addresses as they are in demonstration mode, for tests."""

from lokallag.config.demonstration.urls import urlpatterns as demonstration
from lokallag.config.urls import urlpatterns as ordinary

urlpatterns = [*demonstration, *ordinary]
