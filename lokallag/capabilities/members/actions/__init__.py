"""The verbs of members, one file an idea; each with its way back."""

from lokallag.capabilities.members.actions.ambitions import ambition_path, ask_for_ambitions, tell_ambition
from lokallag.capabilities.members.actions.asks import (
    TooLate,
    ask_path,
    ask_person,
    say_no,
    say_yes,
    take_back_answer,
    withdraw_ask,
)
from lokallag.capabilities.members.actions.calling import TakenOver, answer, pause, take_next, undo_answer
from lokallag.capabilities.members.actions.care import takers_on, welcome
from lokallag.capabilities.members.actions.care_rules import set_care_rules
from lokallag.capabilities.members.actions.contact import (
    log_contact,
    set_contact_person,
    take_note,
    undo_contact,
    undo_note,
)
from lokallag.capabilities.members.actions.escalation import look_after, move_welcome
from lokallag.capabilities.members.actions.exporting import record_export, set_export_roles
from lokallag.capabilities.members.actions.fees import set_fee, undo_payment
from lokallag.capabilities.members.actions.finding import find_people
from lokallag.capabilities.members.actions.interests import (
    add_interest,
    change_interest,
    interests,
    move_interest,
    restore_interest,
    retire_interest,
)
from lokallag.capabilities.members.actions.joining import (
    Applicant,
    accept_application,
    apply_to_join,
    change_join_page,
    confirm_application,
    decline_application,
    forget_applications,
    knock,
    open_application,
    undo_declining,
)
from lokallag.capabilities.members.actions.mine import change_own_details, leave_chapter, set_consent
from lokallag.capabilities.members.actions.notes import (
    add_remark,
    add_spoken_consent,
    note_look,
    remove_remark,
    undo_withdrawal,
    withdraw_consent,
)
from lokallag.capabilities.members.actions.register import (
    board_on,
    change_member,
    live_apart,
    live_together,
    next_contact,
    register_member,
    undo_registration,
    use_other,
)
from lokallag.capabilities.members.actions.rounds import (
    change_round,
    close_round,
    make_round,
    refill_round,
    reopen_round,
)
from lokallag.capabilities.members.actions.standing import first_standing, leave, set_state, undo_leaving, undo_state
from lokallag.capabilities.members.actions.things import About, about, interests_of

__all__ = [
    "About",
    "Applicant",
    "TakenOver",
    "TooLate",
    "about",
    "accept_application",
    "add_interest",
    "add_remark",
    "add_spoken_consent",
    "ambition_path",
    "answer",
    "apply_to_join",
    "ask_for_ambitions",
    "ask_path",
    "ask_person",
    "board_on",
    "change_interest",
    "change_join_page",
    "change_member",
    "change_own_details",
    "change_round",
    "close_round",
    "confirm_application",
    "decline_application",
    "expire_asks",
    "find_people",
    "first_standing",
    "forget_applications",
    "interests",
    "interests_of",
    "knock",
    "leave",
    "leave_chapter",
    "live_apart",
    "live_together",
    "log_contact",
    "look_after",
    "make_round",
    "move_interest",
    "move_welcome",
    "next_contact",
    "note_look",
    "open_application",
    "pause",
    "record_export",
    "refill_round",
    "register_member",
    "remove_remark",
    "reopen_round",
    "restore_interest",
    "retire_interest",
    "say_no",
    "say_yes",
    "set_care_rules",
    "set_consent",
    "set_contact_person",
    "set_export_roles",
    "set_fee",
    "set_state",
    "take_back_answer",
    "take_next",
    "take_note",
    "takers_on",
    "tell_ambition",
    "undo_answer",
    "undo_contact",
    "undo_declining",
    "undo_leaving",
    "undo_note",
    "undo_payment",
    "undo_registration",
    "undo_state",
    "undo_withdrawal",
    "use_other",
    "welcome",
    "withdraw_ask",
    "withdraw_consent",
]
