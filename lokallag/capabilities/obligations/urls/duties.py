"""The year, one duty, its evidence, who has it."""

from django.urls import path

from lokallag.capabilities.obligations.views import changing, detail, proving, year

urlpatterns = [
    path("obligations/", year.year, name="list"),
    path("obligations/layout/", year.layout, name="layout"),
    path("obligations/rules/", year.rules, name="rules"),
    path("obligations/<int:pk>/", detail.detail, name="detail"),
    path("obligations/<int:pk>/evidence/", proving.evidence, name="evidence"),
    path("obligations/<int:pk>/evidence/<int:evidence>/removal/", proving.removal, name="evidence_removal"),
    path("obligations/<int:pk>/evidence/<int:evidence>/file/", proving.file, name="evidence_file"),
    path("obligations/<int:pk>/signature/", proving.signature, name="signature"),
    path("obligations/<int:pk>/signature/undo/", proving.signature_undo, name="signature_undo"),
    path("obligations/<int:pk>/owner/", changing.owner, name="owner"),
    path("obligations/<int:pk>/day/", changing.day, name="day"),
    path("obligations/<int:pk>/waiver/", changing.waiver, name="waiver"),
    path("obligations/<int:pk>/waiver/undo/", changing.waiver_undo, name="waiver_undo"),
    path("obligations/others/<int:pk>/undo/", changing.not_ours_undo, name="not_ours_undo"),
]
