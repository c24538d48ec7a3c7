"""What is said about the duties of the law and the registers."""

from django.utils.translation import gettext_lazy as _

from lokallag.capabilities.obligations.words.shape import Words

LAW_WORDS = {
    "report": Words(
        title=_("Report or declaration of the accounts for %(about)s"),
        why=_(
            "Every party unit with a registered name reports its income, costs, assets and debts of the calendar year to the "
            "central register at Statistics Norway. A chapter with little income of its own sends a short declaration instead."
        ),
        cost=_("Who does not report may lose state support; being late the first time may give a formal warning."),
        steps=(
            _("Close the accounts for the year, and have them looked through."),
            _("Log in to partiportalen.no and open the chapter's status page."),
            _(
                "Follow the link to the form (RA-0604): the full report, or the declaration where income without public support is under the limit."
            ),
            _("The leader and one more of the board sign it there, and say yes here."),
            _("Keep the receipt here."),
        ),
        evidence=_("The receipt or its reference number, and the day it was sent."),
    ),
    "confirmation": Words(
        title=_("Yearly confirmation in the party portal %(year)s"),
        why=_("Contact person and bank account must be confirmed once a year, or the state support is not paid."),
        cost=_("No confirmation by the last payment, no money for the year."),
        steps=(
            _("Log in to partiportalen.no and open the chapter's status page."),
            _("See that the contact person, the address and the bank account are right."),
            _("Confirm them. The portal says when it was done."),
        ),
        evidence=_("The day it was confirmed, and what the portal answered."),
    ),
    "support": Words(
        title=_("State support is paid"),
        why=_(
            "The state support to municipal units comes in four parts. If it has not come, something in the portal is missing."
        ),
        cost=_("Money that nobody misses is easily lost: ask while the year lasts."),
        steps=(
            _("Look in the bank account a few days after this day."),
            _("Write down the amount."),
            _("If nothing came: see in partiportalen.no whether the year is confirmed and the report was sent."),
        ),
        evidence=_("The amount and the day it came."),
    ),
    "donations": Words(
        title=_("Donations in the election year %(year)s: the last day"),
        why=_(
            "In an election year large donations are reported on their own, so that voters may know before the election. "
            "Each within four weeks after it came, and all by the Friday before election day."
        ),
        cost=_("Not reporting may cost state support, and wrong information can be punished."),
        steps=(
            _("Go through what has come from each donor since 1 January, gifts in kind too."),
            _("Report every donor that reached the amount below."),
            _("If there were none: write here that you looked."),
        ),
        evidence=_("The receipt, or who looked through the account and when."),
    ),
    "donation": Words(
        title=_("Report a donation that came in %(about)s"),
        why=_(
            "A donation this large in an election year is reported within four weeks, and never after the Friday before election day."
        ),
        cost=_("Not reporting may cost state support, and wrong information can be punished."),
        steps=(
            _("Find out who gave: name and municipality for a person, name and postal address for others."),
            _("Report it at partiregnskap.statsforvalteren.no."),
            _("The contact person gets an e-mail and confirms."),
        ),
        evidence=_("The receipt. Do not write who gave it here."),
    ),
    "council_list": Words(
        title=_("Deliver the list for the municipal election"),
        why=_("The list must have arrived at the municipality by this time; a postmark does not help."),
        cost=_("A list that comes late is refused: the party does not stand in the election."),
        steps=(
            _("See that the board in the register is right: two of its members sign the list."),
            _(
                "Fill in the list in the electronic solution or on the municipality's form: first name, surname and year of birth, in order."
            ),
            _(
                "Attach birth date and address of those who sign, birth dates of candidates, and statements where they are needed."
            ),
            _("Deliver it well before the time, and ask for a receipt."),
        ),
        evidence=_("The municipality's receipt, with day and time."),
    ),
    "county_list": Words(
        title=_("Deliver the list for the county election"),
        why=_("The list must have arrived at the county authority by this time; a postmark does not help."),
        cost=_("A list that comes late is refused: the party does not stand in the election."),
        steps=(
            _("See that the board in the register is right: two of its members sign the list."),
            _("Fill in the list and attach what is needed."),
            _("Deliver it well before the time, and ask for a receipt."),
        ),
        evidence=_("The receipt, with day and time."),
    ),
    "storting_list": Words(
        title=_("Deliver the list for the Storting election"),
        why=_("The list must have arrived at the county authority by this time; a postmark does not help."),
        cost=_("A list that comes late is refused: the party does not stand in the election."),
        steps=(
            _("See that the board in the register is right: two of its members sign the list."),
            _("Fill in the list and attach what is needed."),
            _("Deliver it well before the time, and ask for a receipt."),
        ),
        evidence=_("The receipt, with day and time."),
    ),
    "board_register": Words(
        title=_("Tell Brønnøysund about the new board"),
        why=_(
            "What is registered about the board must be right. A change is reported without undue delay, with the whole board "
            "and the deputies, not only what is new. Each member of the board has the duty."
        ),
        cost=_("The bank and the municipality trust the register: an old board may still bind the chapter."),
        steps=(
            _(
                "Have the surname and national identity number of everybody on the board and all deputies at hand. Do not write the numbers here."
            ),
            _("Fill in the coordinated register notification in Altinn, with the whole board."),
            _("Declare that the board is lawfully elected and that signed minutes show it. Nothing is attached."),
            _("When the register has answered, compare it with the chapter's own board."),
        ),
        evidence=_("The reference number from Altinn, and the day it was sent."),
    ),
    "retention": Words(
        title=_("Papers of the accounts for %(about)s may be thrown away"),
        why=_(
            "Accounts, vouchers and agreements with donors are kept for five years after the end of the accounting year. Personal data in them should not be kept longer."
        ),
        cost=_("Nothing happens by itself."),
        steps=(
            _("See that no case about that year is still open."),
            _("Throw away the vouchers, on paper and in files. Minutes and annual reports may be kept."),
        ),
        evidence=_("The day it was done."),
    ),
}
