"""Where the statutes live."""

from django.urls import path

from lokallag.core.statutes import views

app_name = "statutes"

urlpatterns = [
    path("statutes/", views.rule_list, name="list"),
    path("statutes/<slug:key>/", views.rule_detail, name="rule"),
    path("statutes/own/<int:pk>/undo/", views.rule_undo, name="undo"),
]
