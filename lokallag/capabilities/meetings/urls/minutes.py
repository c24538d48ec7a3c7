"""Where minutes live, and the register of what was decided."""

from django.urls import path

from lokallag.capabilities.meetings.views import approving, decisions, minutes, minutes_files, minutes_link

_ONE = "meetings/<int:pk>/minutes/"

urlpatterns = [
    path(_ONE, minutes.minutes_page, name="minutes"),
    path(f"{_ONE}draft/", minutes.minutes_draft, name="minutes_draft"),
    path(f"{_ONE}parts/<slug:key>/", minutes.minutes_part, name="minutes_part"),
    path(f"{_ONE}circulation/", minutes.minutes_circulation, name="minutes_circulation"),
    path(f"{_ONE}agenda/", minutes.minutes_agenda, name="minutes_agenda"),
    path(f"{_ONE}comments/", minutes.minutes_comments, name="minutes_comments"),
    path(f"{_ONE}comments/<int:comment>/settled/", minutes.minutes_settled, name="minutes_settled"),
    path(f"{_ONE}approval/", approving.minutes_approval, name="minutes_approval"),
    path(f"{_ONE}signers/", approving.minutes_signers, name="minutes_signers"),
    path(f"{_ONE}signature/", approving.minutes_signature, name="minutes_signature"),
    path(f"{_ONE}paper/", approving.minutes_paper, name="minutes_paper"),
    path(f"{_ONE}paper/<int:paper>/", minutes_files.minutes_scan, name="minutes_scan"),
    path(f"{_ONE}corrections/", approving.minutes_corrections, name="minutes_corrections"),
    path(f"{_ONE}minutes.pdf", minutes_files.minutes_pdf_file, name="minutes_pdf"),
    path(f"{_ONE}minutes.docx", minutes_files.minutes_docx_file, name="minutes_docx"),
    path("minutes/<str:token>/", minutes_link.minutes_link, name="minutes_link"),
    path("decisions/", decisions.decision_list, name="decisions"),
    path("decisions/decisions.csv", decisions.decisions_csv, name="decisions_csv"),
    path("decisions/decisions.xlsx", decisions.decisions_xlsx, name="decisions_xlsx"),
    path("decisions/<int:pk>/", decisions.decision_detail, name="decision"),
]
