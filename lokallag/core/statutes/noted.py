"""What else is to be known of single rules, by the keys the parties' data name."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

NOTES: dict[str, Promise] = {
    "special_reasons": _("The chapter may set another time when there are special reasons."),
    "before_congress": _("And always before the national congress."),
    "provisional_agenda": _("With a provisional agenda."),
    "final_notice": _("This is the final notice, with the agenda."),
    "age_of_members": _("It is the age from which one can be a member."),
    "sv_fee": _("Who joins in November or December counts as of the year after."),
    "sv_waiting": _("The chapter may set a waiting time of its own."),
    "sv_quota": _("The party's own rule was not read; Agder SV asked for at least 40 per cent of each in 2018."),
    "board_or_members": _("Of the board or of the members."),
    "of_members": _("Of the members."),
    "of_members_in_writing": _("Of the members, in writing; the board may also decide it by itself."),
    "of_chapters": _("Of the chapters, in writing; the board may also decide it by itself."),
    "mdg_demand": _("Of the members, at least three. The board may also call one by itself."),
    "as_in_tynset": _("The standard statutes were not read this far; Tynset MDG's follow them."),
    "after_payment": _("Counted from the day the fee was paid; also for those who join again."),
    "of_membership": _("Counted from the day they became a member."),
    "late_if_meeting_wants": _("What comes later is treated only when the meeting wants it."),
    "trondheim_papers": _("The papers go out with the detailed notice; how long before is not said."),
    "exemptions": _("The party may grant exemptions."),
    "two_sign": _("Two chosen by the meeting sign; the first board meeting after it approves."),
    "joined_after_november": _("Who joined after 1 November must have paid too."),
    "main_rule": _("As a main rule."),
    "in_practice": _("This is what is done, not what a paragraph says."),
    "ap_february": _("In Bergen it is held in February."),
    "ap_waiting": _("Oslo asked for one month's membership in 2010."),
    "ap_quota": _("The party has a rule for its national congress; none for chapters was read."),
    "sp_year_end": _("Follows from what the party asks of municipalities with several chapters."),
}
