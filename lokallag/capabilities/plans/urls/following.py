"""Where following a plan lives."""

from django.urls import URLPattern, path

from lokallag.capabilities.plans.views import board, brief, commitment, county, home, overview, settlement, wheel

_ONE = "plan/commitments/<str:promise>/"

patterns: list[URLPattern] = [
    path("", home.home, name="home"),
    path("plan/", board.board, name="board"),
    path("plan/overview/", overview.overview, name="overview"),
    path("plan/overview.pdf", overview.overview_pdf, name="overview_pdf"),
    path("plan/brief/", brief.brief, name="brief"),
    path("plan/settlement/", settlement.settlement, name="settlement"),
    path("plan/settlement/removal/", settlement.settlement_removal, name="settlement_removal"),
    path(_ONE, commitment.commitment, name="commitment"),
    path(f"{_ONE}owner/", commitment.owner, name="owner"),
    path(f"{_ONE}owner/me/", commitment.taking, name="taking"),
    path(f"{_ONE}target/", commitment.target, name="target"),
    path(f"{_ONE}measure/", commitment.measure, name="measure"),
    path(f"{_ONE}look-again/", commitment.looking, name="looking"),
    path(f"{_ONE}judgements/", commitment.judgements, name="judgements"),
    path(f"{_ONE}judgements/<int:pk>/removal/", commitment.judgement_removal, name="judgement_removal"),
    path(f"{_ONE}adjustments/<int:pk>/removal/", commitment.adjustment_removal, name="adjustment_removal"),
    path("year/", wheel.wheel, name="wheel"),
    path("chapters/", county.county, name="county"),
]
