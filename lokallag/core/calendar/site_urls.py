"""Where calendar feeds lie, outside any chapter: their address says which it is."""

from django.urls import path

from lokallag.core.calendar import feeds

app_name = "calendar"

urlpatterns = [path("feeds/<str:token>.ics", feeds.feed, name="feed")]
