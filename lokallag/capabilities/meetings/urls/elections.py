"""Where the elections of a meeting live."""

from django.urls import path

from lokallag.capabilities.meetings.views import ballots, elections

_ALL = "meetings/<int:pk>/elections/"
_ONE = f"{_ALL}<int:election>/"

urlpatterns = [
    path(_ALL, elections.election_list, name="elections"),
    path(f"{_ALL}new/", elections.election_new, name="election_new"),
    path(f"{_ALL}acclamation/", ballots.acclamation_all, name="acclamation_all"),
    path(_ONE, elections.election_detail, name="election"),
    path(f"{_ONE}edit/", elections.election_edit, name="election_edit"),
    path(f"{_ONE}removal/", elections.election_removal, name="election_removal"),
    path(f"{_ONE}candidates/", elections.candidate_new, name="candidate_new"),
    path(f"{_ONE}candidates/<int:candidate>/withdrawal/", elections.candidate_withdrawal, name="candidate_withdrawal"),
    path(f"{_ONE}acclamation/", ballots.acclamation, name="acclamation"),
    path(f"{_ONE}rounds/", ballots.round_new, name="round_new"),
    path(f"{_ONE}rounds/count/", ballots.round_count, name="round_count"),
    path(f"{_ONE}rounds/<int:number>/removal/", ballots.round_removal, name="round_removal"),
    path(f"{_ONE}lot/", ballots.lot, name="lot"),
]
