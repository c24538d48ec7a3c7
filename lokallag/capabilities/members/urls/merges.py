"""Tidying up: who is written down twice, and who is to be erased because they have not paid."""

from django.urls import path

from lokallag.capabilities.members.views import merges, retention

urlpatterns = [
    path("members/duplicates/", merges.duplicates, name="duplicates"),
    path("members/duplicates/<int:pk>/undo/", merges.distinct_undo, name="distinct_undo"),
    path("members/people/<int:pk>/distinct/<int:other>/", merges.distinct, name="distinct"),
    path("members/people/<int:pk>/merge/<int:other>/", merges.merge, name="merge"),
    path("members/merges/<int:pk>/undo/", merges.merge_undo, name="merge_undo"),
    path("members/unpaid/", retention.unpaid, name="unpaid"),
    path("members/unpaid/<int:pk>/approval/", retention.approval, name="clearing_approval"),
    path("members/unpaid/<int:pk>/return/", retention.take_back, name="clearing_return"),
]
