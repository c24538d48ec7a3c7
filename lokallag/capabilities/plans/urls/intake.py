"""Where reading, reviewing and adopting a plan live."""

from django.urls import URLPattern, path

from lokallag.capabilities.plans.views import adoption, intake, pieces, review, versions

DRAFT = "plans/versions/<int:pk>/"
ONE = DRAFT + "review/<slug:promise>/"

patterns: list[URLPattern] = [
    path("plans/", versions.plan_list, name="list"),
    path("plans/new/", intake.new, name="new"),
    path("plans/readings/<int:pk>/", intake.reading, name="reading"),
    path("plans/readings/<int:pk>/attempt/", intake.reading_again, name="reading_again"),
    path("plans/readings/<int:pk>/removal/", intake.reading_dropped, name="reading_dropped"),
    path(DRAFT, versions.version, name="version"),
    path(DRAFT + "amendment/", versions.amendment, name="amendment"),
    path(DRAFT + "frame/", intake.frame, name="frame"),
    path(DRAFT + "removal/", intake.discard, name="discard"),
    path(DRAFT + "adoption/", adoption.adopt, name="adopt"),
    path(DRAFT + "adoption/removal/", adoption.adoption_undone, name="adoption_undone"),
    path(DRAFT + "addition/", pieces.addition, name="addition"),
    path(DRAFT + "goals/", pieces.goals, name="goals"),
    path(DRAFT + "answers/", review.many, name="review_many"),
    path(DRAFT + "last-step/", review.take_back, name="review_undo"),
    path(DRAFT + "review/", review.review, name="review"),
    path(ONE, review.review_one, name="review_one"),
    path(ONE + "acceptance/", review.acceptance, name="acceptance"),
    path(ONE + "rejection/", review.rejection, name="rejection"),
    path(ONE + "change/", review.change, name="change"),
    path(ONE + "preview/", review.preview, name="preview"),
    path(ONE + "split/", pieces.split, name="split"),
    path(ONE + "merge/", pieces.merge, name="merge"),
]
