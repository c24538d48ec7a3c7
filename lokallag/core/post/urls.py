"""Where the post lives."""

from django.urls import path

from lokallag.core.post import views

app_name = "post"

urlpatterns = [
    path("post/wishes/<str:token>/", views.wishes, name="wishes"),
]
