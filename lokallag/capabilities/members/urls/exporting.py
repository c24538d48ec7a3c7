"""Taking members out as a file."""

from django.urls import path

from lokallag.capabilities.members.views import exporting as views

urlpatterns = [
    path("members/export/", views.export, name="export"),
    path("members/export/posts/", views.export_roles, name="export_roles"),
]
