"""What is said about the duties of the party's statutes and of study associations."""

from django.utils.translation import gettext_lazy as _

from lokallag.capabilities.obligations.words.shape import Words

PARTY_WORDS = {
    "annual_meeting": Words(
        title=_("Hold the annual meeting %(year)s"),
        why=_("The party's statutes say by which day the annual meeting must be held."),
        cost=_("A chapter without an annual meeting has no board that anybody elected."),
        steps=(
            _("Find a day early enough for the notice, and plan the meeting: its own deadlines follow from the day."),
            _("Hold it. When it is marked as held, this is done by itself."),
        ),
        evidence=_("The minutes of the annual meeting."),
    ),
    "delegates": Words(
        title=_("Sign up the delegates for the county's annual meeting"),
        why=_(
            "The county sets the day each year. Chapters that have not met yet register the names proposed, and change them later."
        ),
        cost=_("Delegates who are not signed up in time may lose their vote."),
        steps=(
            _("Find the county's day in its notice, and write it here."),
            _("Register the delegates and deputies in order."),
        ),
        evidence=_("The receipt of the sign-up."),
    ),
    "committees": Words(
        title=_("Elect the nominating and programme committees for the election %(about)s"),
        why=_(
            "In the year before a municipal election the annual meeting elects those who prepare the list and the programme."
        ),
        cost=_("The list and the programme are short of time."),
        steps=(
            _("Put the election of the committees on the agenda of the annual meeting."),
            _("Give them a mandate and a time line."),
        ),
        evidence=_("The minutes of the meeting that elected them."),
    ),
    "nomination": Words(
        title=_("Nominate for the election %(about)s"),
        why=_("The party wants the list for the municipal election adopted by this day."),
        cost=_("The list must be ready for 31 March: signatures and candidates' statements take time."),
        steps=(
            _("Call the nomination meeting by the statutes."),
            _("Adopt the list in order, and ask all candidates for their consent."),
        ),
        evidence=_("The minutes of the nomination meeting."),
    ),
    "study_report": Words(
        title=_("Report courses held in %(about)s to the study association"),
        why=_(
            "Courses that keep the study association's rules give a grant by the hour. Those of last year are reported in January; the association sets the day."
        ),
        cost=_("Courses that are not reported give no money."),
        steps=(
            _("Find the study association's day, and write it here."),
            _("For each course: study plan, hours, who took part and for how long."),
            _("Report them in the study association's portal."),
        ),
        evidence=_("The receipt, and how many courses and hours."),
    ),
}
