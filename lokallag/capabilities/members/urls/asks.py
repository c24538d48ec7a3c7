"""Finding people for a thing, asking them, their answers."""

from django.urls import path

from lokallag.capabilities.members.views import asks as views

urlpatterns = [
    path("asks/", views.asks, name="asks"),
    path("asks/<int:pk>/withdrawal/", views.ask_withdrawal, name="ask_withdrawal"),
    path("asks/mine/<str:token>/", views.ask_answer, name="ask_answer"),
    path("asks/<str:kind>/<str:key>/", views.ask_find, name="ask_find"),
    path("asks/<str:kind>/<str:key>/new/", views.ask_new, name="ask_new"),
]
