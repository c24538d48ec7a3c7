"""A member's own page."""

from django.urls import path

from lokallag.capabilities.members.views import mine

urlpatterns = [
    path("mine/", mine.mine, name="mine"),
    path("mine/details/", mine.own_details, name="own_details"),
    path("mine/consents/", mine.own_consent, name="own_consent"),
    path("mine/leaving/", mine.leaving, name="leaving"),
]
