"""Where one joins, where the officer takes people in, and who has recruited whom."""

from django.urls import path

from lokallag.capabilities.members.views import applications, joining

urlpatterns = [
    path("join/", joining.join, name="join"),
    path("join/thanks/", joining.join_thanks, name="join_thanks"),
    path("join/confirm/<str:token>/", joining.join_confirm, name="join_confirm"),
    path("members/applications/", applications.applications, name="applications"),
    path("members/applications/<int:pk>/", applications.application, name="application"),
    path("members/applications/<int:pk>/acceptance/", applications.acceptance, name="acceptance"),
    path("members/applications/<int:pk>/declination/", applications.declination, name="declination"),
    path("members/applications/<int:pk>/declination/undo/", applications.declination_undo, name="declination_undo"),
    path("members/joining/", applications.join_settings, name="join_settings"),
    path("members/recruitment/", applications.recruitment, name="recruitment"),
]
