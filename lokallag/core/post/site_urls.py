"""Where a mail provider tells what became of letters; no chapter is in its address, the letter's key says which."""

from django.urls import path

from lokallag.core.post import views

app_name = "post"

urlpatterns = [path("feeds/post/<slug:provider>/", views.events, name="events")]
