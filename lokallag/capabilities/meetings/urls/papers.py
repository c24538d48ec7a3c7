"""Where the papers of a meeting and its notice live."""

from django.urls import path

from lokallag.capabilities.meetings.views import invited, notice
from lokallag.capabilities.meetings.views import papers as views

urlpatterns = [
    path("meetings/<int:pk>/papers/", views.papers, name="papers"),
    path("meetings/<int:pk>/papers/all.pdf", views.papers_pdf, name="papers_pdf"),
    path("meetings/<int:pk>/papers/<int:paper>/file/", views.paper, name="paper"),
    path("meetings/<int:pk>/papers/<int:paper>/", views.paper_edit, name="paper_edit"),
    path("meetings/<int:pk>/papers/<int:paper>/order/", views.paper_order, name="paper_order"),
    path("meetings/<int:pk>/papers/<int:paper>/removal/", views.paper_removal, name="paper_removal"),
    path("meetings/<int:pk>/papers/<int:paper>/removal/undo/", views.paper_removal_undo, name="paper_removal_undo"),
    path("meetings/<int:pk>/items/<int:item>/papers/", views.paper_new, name="paper_new"),
    path("meetings/<int:pk>/notice/", notice.notice, name="notice"),
    path("meetings/<int:pk>/notice/letter/", notice.notice_letter, name="notice_letter"),
    path("meetings/<int:pk>/notice/test/", notice.notice_test, name="notice_test"),
    path("meetings/<int:pk>/notices/<int:notice>/", notice.notice_proof, name="notice_proof"),
    path("meetings/<int:pk>/notices/<int:notice>/copies/<int:copy>/told/", notice.notice_told, name="notice_told"),
    path("invitations/<str:token>/papers/", invited.invited_papers, name="invited_papers"),
    path("invitations/<str:token>/papers/<int:paper>/", invited.invited_paper, name="invited_paper"),
]
