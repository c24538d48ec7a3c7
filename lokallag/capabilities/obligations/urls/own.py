"""The chapter's own rules, and donations that must be reported."""

from django.urls import path

from lokallag.capabilities.obligations.views import own

urlpatterns = [
    path("obligations/own/new/", own.own_new, name="own_new"),
    path("obligations/own/<int:pk>/", own.own_edit, name="own_edit"),
    path("obligations/own/<int:pk>/ending/", own.own_ending, name="own_ending"),
    path("obligations/own/<int:pk>/ending/undo/", own.own_ending_undo, name="own_ending_undo"),
    path("obligations/donations/new/", own.donation_new, name="donation_new"),
]
