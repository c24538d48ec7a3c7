"""Care: what is due, newcomers, the rules."""

from django.urls import path

from lokallag.capabilities.members.views import care

urlpatterns = [
    path("members/care/", care.care, name="care"),
    path("members/care/rules/", care.care_rules, name="care_rules"),
    path("members/care/<int:pk>/call/", care.care_call, name="care_call"),
    path("members/care/<int:pk>/call/<int:contact>/undo/", care.care_call_undo, name="care_call_undo"),
    path("members/care/<int:pk>/day/", care.care_day, name="care_day"),
    path("members/care/notes/<int:contact>/", care.care_noted, name="care_noted"),
    path("members/care/notes/<int:contact>/undo/", care.care_noted_undo, name="care_noted_undo"),
]
