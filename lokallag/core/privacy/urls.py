"""Where one reads what is stored about oneself."""

from django.urls import path

from lokallag.core.privacy import views

app_name = "privacy"

urlpatterns = [
    path("me/", views.mine, name="mine"),
    path("me/download/", views.download, name="download"),
    path("me/erasure/", views.erasure, name="erasure"),
]
