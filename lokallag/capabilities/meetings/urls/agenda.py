"""Where the agenda of a meeting lives, and its items."""

from django.urls import path

from lokallag.capabilities.meetings.views import agenda, carrying

_ONE = "meetings/<int:pk>/agenda/"
_ITEM = f"{_ONE}items/<int:item>/"

urlpatterns = [
    path(_ONE, agenda.agenda_page, name="agenda"),
    path(f"{_ONE}print/", agenda.agenda_print, name="agenda_print"),
    path(f"{_ONE}beginning/", agenda.agenda_beginning, name="agenda_beginning"),
    path(f"{_ONE}numbers/", agenda.agenda_numbers, name="agenda_numbers"),
    path(f"{_ONE}items/", agenda.item_new, name="item_new"),
    path(_ITEM, agenda.item_page, name="item"),
    path(f"{_ITEM}place/", agenda.item_move, name="item_move"),
    path(f"{_ITEM}removal/", agenda.item_removal, name="item_removal"),
    path(f"{_ITEM}removal/undo/", agenda.item_removal_undo, name="item_removal_undo"),
    path(f"{_ITEM}waiting/", carrying.item_waiting, name="item_waiting"),
    path(f"{_ITEM}taking/", carrying.item_taking, name="item_taking"),
    path(f"{_ITEM}finishing/", carrying.item_finishing, name="item_finishing"),
    path(f"{_ITEM}finishing/undo/", carrying.item_finishing_undo, name="item_finishing_undo"),
    path("meetings/<int:pk>/carrying/", carrying.carrying, name="carrying"),
    path("meetings/<int:pk>/carrying/undo/", carrying.carrying_undo, name="carrying_undo"),
]
