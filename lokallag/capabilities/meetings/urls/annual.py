"""Where the annual meeting lives: its room, constitution, roll, proposals, nominations and the new board."""

from django.urls import path

from lokallag.capabilities.meetings.views import annual, nominations, proposals, roll, succession

_ONE = "meetings/<int:pk>/"
_PROPOSAL = f"{_ONE}proposals/<int:proposal>/"
_NOMINATION = f"{_ONE}nominations/<int:candidate>/"

urlpatterns = [
    path(f"{_ONE}annual/", annual.annual, name="annual"),
    path(f"{_ONE}agenda/suggestion/", annual.agenda_suggestion, name="agenda_suggestion"),
    path(f"{_ONE}agenda/suggestion/undo/", annual.agenda_suggestion_undo, name="agenda_suggestion_undo"),
    path(f"{_ONE}constitution/", annual.constitution_room, name="constitution"),
    path(f"{_ONE}roll/", roll.roll, name="roll"),
    path(f"{_ONE}roll/arrival/", roll.roll_arrival, name="roll_arrival"),
    path(f"{_ONE}roll/age/", roll.roll_age, name="roll_age"),
    path(f"{_ONE}roll/<int:roll>/", roll.roll_taken, name="roll_taken"),
    path(f"{_ONE}proposals/", proposals.proposal_list, name="proposals"),
    path(f"{_ONE}proposals/new/", proposals.proposal_new, name="proposal_new"),
    path(_PROPOSAL, proposals.proposal_detail, name="proposal"),
    path(f"{_PROPOSAL}item/", proposals.proposal_item, name="proposal_item"),
    path(f"{_PROPOSAL}removal/", proposals.proposal_removal, name="proposal_removal"),
    path(f"{_ONE}nominations/", nominations.nominations, name="nominations"),
    path(f"{_ONE}nominations/return/", nominations.nominations_return, name="nominations_return"),
    path(f"{_ONE}nominations/new/<int:election>/", nominations.nomination_new, name="nomination_new"),
    path(_NOMINATION, nominations.nomination_edit, name="nomination_edit"),
    path(f"{_NOMINATION}removal/", nominations.nomination_removal, name="nomination_removal"),
    path(f"{_NOMINATION}up/", nominations.nomination_up, name="nomination_up"),
    path(f"{_ONE}new-board/", succession.new_board, name="new_board"),
    path(f"{_ONE}new-board/undo/", succession.new_board_undo, name="new_board_undo"),
]
