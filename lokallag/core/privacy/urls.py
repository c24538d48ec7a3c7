"""Where one reads what is stored about oneself."""

from django.urls import path

from lokallag.core.privacy import views

app_name = "privacy"

urlpatterns = [
    path("me/", views.mine, name="mine"),
    path("me/download/", views.download, name="download"),
    path("me/erasure/", views.erasure, name="erasure"),
    path("me/looks/", views.looks_at_me, name="looks_at_me"),
    path("privacy/record/", views.record, name="record"),
    path("privacy/looks/", views.looks, name="looks"),
]
