"""Every page of the product filled with real rows of the demonstration: what the sweeping checks walk through."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from allauth.mfa.models import Authenticator
from django.db.models import Model
from django.urls import reverse

from lokallag.capabilities.logbook.models import Note
from lokallag.capabilities.meetings.models import Delegate, Notice, NoticeCopy, Paper, Series
from lokallag.capabilities.members import actions
from lokallag.capabilities.members.models import (
    Ambition,
    Answer,
    Application,
    Ask,
    Clearing,
    Contact,
    Distinct,
    Fee,
    Import,
    Interest,
    Member,
    Merge,
    Remark,
    Round,
    Standing,
    StepMark,
)
from lokallag.capabilities.obligations.models import EvidenceFile
from lokallag.capabilities.plans.models import Adjustment, Commitment, Judgement, Upload, Version
from lokallag.config.demonstration.make import COUNTIES
from lokallag.core.calendar.models import Feed
from lokallag.core.calendar.tokens import Ticket, token_of
from lokallag.core.chapters.scopes import within
from lokallag.core.gatherings.letters import ANSWER
from lokallag.core.gatherings.models import Gathering
from lokallag.core.groups.models import Group, Membership
from lokallag.core.people.links import link_token
from lokallag.core.people.models import Alternative, Consent, Person, Seat
from lokallag.core.post.models import Mail, Mailing, Suppression
from lokallag.core.post.rendering import PURPOSE
from lokallag.core.segments.models import Segment
from lokallag.core.statutes.models import OwnRule as StatuteRule
from lokallag.core.tasks.actions import reminding
from lokallag.core.tasks.models import Task
from tests.house.addresses import addresses
from tests.journeys import annual_pages, evening, minutes_pages
from tests.journeys.rows import called, gatherings, item_of, key_of, of_delegations, of_meetings, of_obligations
from tests.journeys.stage import Stage, set_stage

PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>|\(\?P<(\w+)>")
# What is looked at while a plan is still a draft; the rest of `plans:` shows what was adopted.
OF_DRAFTS = frozenset(
    "plans:frame plans:discard plans:adopt plans:addition plans:goals plans:review plans:review_one plans:change plans:split "
    "plans:preview plans:acceptance plans:rejection plans:merge plans:review_many plans:review_undo".split()
)
# What a page asks for itself: a piece of a page, a file, a style sheet.
__all__ = ["NO_PAGES", "Shown", "Stage", "set_stage", "shown"]
NO_PAGES = minutes_pages.FILES | frozenset(
    "plans:preview plans:overview_pdf logbook:suggestions privacy:download calendar:feed ui:colour gatherings:page gatherings:rsvp_calendar post:letter demonstration:letter_html members:import_left_out meetings:delegates_csv obligations:evidence_file meetings:papers_pdf meetings:paper meetings:notice_letter meetings:invited_papers meetings:invited_paper meetings:notes".split()
)

# Rows of members that are no members.
_TIDYING: dict[str, Any] = {
    "members:merge_undo": Merge,
    "members:distinct_undo": Distinct,
    "members:clearing_approval": Clearing,
    "members:clearing_return": Clearing,
}

# What somebody opens without a login, by what the link is signed for.
_OWN = {
    "members:ambition_own": actions.ambitions.PURPOSE,
    "members:ambition_thanks": actions.ambitions.PURPOSE,
    "members:ask_answer": actions.asks.PURPOSE,
    "tasks:reminders": reminding.PURPOSE,
}


@dataclass(frozen=True)
class Shown:
    """One address with its parameters filled in."""

    name: str
    url: str
    methods: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.name} {self.url}"


def shown(stage: Stage, *, method: str) -> list[Shown]:
    """Every address of ours that takes the method, with real rows of the stage's chapter."""
    with within(stage.chapter):
        fills = _Fills(stage)
        found = {
            f"{address.name}{sorted(kwargs.items())}": Shown(
                address.name, reverse(address.name, kwargs=kwargs), tuple(getattr(address.view, "methods", ("GET",)))
            )
            for address in addresses()
            if address.view.__module__.startswith("lokallag.") or address.name.startswith(("account_", "mfa_"))
            if not address.name.endswith("None")
            if method in getattr(address.view, "methods", ("GET",))
            for kwargs in fills.of(address.name, [one or other for one, other in PARAMETER.findall(address.route)])
        }
    return list(found.values())


class _Fills:
    """Which rows fill an address's parameters."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        drafts = Version.objects.drafts()
        self.draft = drafts.order_by("-pk")[0]
        self.adopted = Version.objects.adopted().order_by("-pk")[0]
        self.open = self.draft.commitments.in_order().filter(review="open")[0]
        in_force = list(Commitment.objects.in_force().in_order())
        # One of each tracking: their pages differ.
        self.followed = list({row.tracking: row.promise for row in in_force}.values())
        self.membership = Membership.objects.select_related("group").order_by("pk")[0]
        self.contact = Contact.objects.order_by("pk")[0]
        self.mark = StepMark.objects.select_related("travel__member", "step").order_by("pk")[0]
        self.adjustment, self.judgement = Adjustment.objects.latest("pk"), Judgement.objects.latest("pk")

    def of(self, name: str, parameters: list[str]) -> Iterator[dict[str, Any]]:
        """Yield the keyword arguments of an address, one or several times."""
        if name in evening.ADDRESSES:
            yield evening.filled(parameters, self.stage.chapter)
            return
        for choice in self._choices(name):
            yield {parameter: self._value(name, parameter, choice) for parameter in parameters}

    def _choices(self, name: str) -> list[Any]:
        if name in annual_pages.NAMES:
            return annual_pages.choices(name)
        if name == "plans:commitment":
            return self.followed
        if name in ("meetings:detail", "events:detail"):
            return gatherings(name)
        if minutes_pages.is_of_minutes(name):
            return minutes_pages.choices(name)
        if name == "members:round_call":
            return list(Round.objects.called_by(self.stage.chair).values_list("pk", flat=True))
        return [None]

    def _value(self, name: str, parameter: str, choice: Any) -> Any:
        if parameter == "chapter":
            return COUNTIES[0][0] if name == "plans:county" else self.stage.chapter.slug
        if name in annual_pages.NAMES:
            return annual_pages.value(name, parameter, choice)
        if minutes_pages.is_of_minutes(name):
            return choice or minutes_pages.value(name, parameter, self.stage.chair)
        if parameter == "promise":
            one = {
                "plans:judgement_removal": self.judgement.promise,
                "plans:adjustment_removal": self.adjustment.promise,
            }
            return self.open.promise if name in OF_DRAFTS else choice or one.get(name, self.followed[0])
        others: dict[str, Callable[[], Any]] = {
            "pk": lambda: self._pk(name) if choice is None else choice,
            "membership": lambda: self.membership.pk,
            "contact": lambda: self.contact.pk,
            "remark": lambda: Remark.objects.latest("pk").pk,
            "fee": lambda: Fee.objects.latest("pk").pk,
            "standing": lambda: Standing.objects.latest("pk").pk,
            "consent": lambda: Consent.objects.filter(person__member__isnull=False).latest("pk").pk,
            "alternative": lambda: Alternative.objects.exclude(kind="name").latest("pk").pk,
            "answer": lambda: Answer.objects.latest("pk").pk,
            "travel": lambda: self.mark.travel_id,
            "step": lambda: self.mark.step_id,
            "mark": lambda: self.mark.pk,
            "delegate": lambda: Delegate.objects.filter(delegation=of_delegations()).latest("pk").pk,
            "what": lambda: "signed_up_on",
            "hex_digits": lambda: "c8102e",
            "other": lambda: Person.objects.latest("pk").pk,
            "token": lambda: (
                self._answer_link()
                if name.startswith("gatherings:")
                else self._paper_link()
                if name.startswith("meetings:invited_paper")
                else self._join_link()
                if name == "members:join_confirm"
                else link_token(self.stage.member, PURPOSE, "o")
                if name == "post:wishes"
                else self._own_link(name)
                if name in _OWN
                else token_of(Ticket(self.stage.chapter.pk, Feed.objects.get().pk, Feed.objects.get().version))
            ),
            "paper": lambda: Paper.objects.latest("pk").pk,
            "notice": lambda: Notice.objects.filter(gathering=self._pk(name)).latest("pk").pk,
            "copy": lambda: NoticeCopy.objects.filter(notice__gathering=self._pk(name)).latest("pk").pk,
            "ticket": lambda: "made-up",
            "provider": lambda: "made-up",
            "kind": lambda: "task",
            "key": lambda: key_of(name),
            "sent": lambda: called().outside_notices.latest("pk").pk,
            "evidence": lambda: EvidenceFile.objects.latest("pk").evidence_id,
            "series": lambda: Series.objects.order_by("pk")[0].key,
            "first": lambda: Series.objects.order_by("pk")[0].meetings.latest("pk").pk,
            "item": lambda: item_of(name, self._pk(name)),
        }
        return others[parameter]()

    def _answer_link(self) -> str:
        """The link of a mail to the member, about what comes next."""
        coming = Gathering.objects.planned().filter(on__gt=self.stage.chapter.today()).order_by("on")[0]
        return link_token(self.stage.member, ANSWER, coming.pk)

    def _paper_link(self) -> str:
        """The link of a mail to the chair, about the meeting that has papers."""
        return link_token(self.stage.chair, ANSWER, Paper.objects.latest("pk").item.gathering_id)

    def _own_link(self, name: str) -> str:
        """The link of a mail to somebody who is on the map, or was asked for something."""
        if name == "members:ask_answer":
            ask = Ask.objects.filter(answer=Ask.Answer.OPEN).select_related("person")[0]
            return link_token(ask.person, _OWN[name], ask.pk)
        return link_token(Ambition.objects.answered().select_related("person")[0].person, _OWN[name])

    def _join_link(self) -> str:
        """The link of the one who has not confirmed the address."""
        row = Application.objects.unconfirmed()[0]
        return f"{row.pk}.{row.key}"

    def _pk(self, name: str) -> int:
        if name in OF_DRAFTS:
            return int(self.draft.pk)
        exact: dict[str, Model] = {
            "plans:judgement_removal": self.judgement,
            "plans:adjustment_removal": self.adjustment,
            "groups:member_end": self.membership.group,
            "groups:member_end_undo": self.membership.group,
            "members:remark_removal": Remark.objects.latest("pk").member,
            "members:fee_undo": Fee.objects.latest("pk").member,
            "members:state_undo": Standing.objects.latest("pk").member,
            "members:contact_undo": self.contact.member,
            "members:ask_withdrawal": Ask.objects.latest("pk"),
            "members:distinct": self.contact.member.person,
            "members:merge": self.contact.member.person,
        }
        exact |= {
            "members:care_journey_edit": self.mark.step.journey,
            "members:care_step_new": self.mark.step.journey,
            "members:care_step_edit": self.mark.step.journey,
            "members:care_step_removal": self.mark.step.journey,
            "members:care_step_removal_undo": self.mark.step.journey,
            "members:care_day": self.mark.travel.member,
            "members:care_call_undo": self.contact.member,
        }
        if name.startswith("members:care_") and name not in exact:
            return int(self.mark.travel.member_id)
        if name.startswith("members:round_"):
            return int(Round.objects.order_by("pk")[0].pk)
        if name in exact:
            return int(exact[name].pk)
        if name.startswith("members:ambition_interest"):
            return int(Interest.objects.latest("pk").pk)
        if name.startswith("members:import_"):
            return int(Import.objects.latest("pk").pk)
        if name in ("members:application", "members:acceptance", "members:declination", "members:declination_undo"):
            return int(Application.objects.waiting()[0].pk)
        if name.startswith(("meetings:paper", "meetings:notice")):
            return int(Paper.objects.latest("pk").item.gathering_id or 0)
        space = name.partition(":")[0] if ":" in name else "mfa"
        rows: dict[str, Callable[[], Any]] = {
            "access": lambda: self.stage.member if name == "access:invitation" else Seat.objects.latest("pk"),
            "demonstration": lambda: Mail.objects.latest("pk"),
            "events": lambda: Gathering.objects.filter(kind="stand").latest("pk"),
            "gatherings": lambda: Gathering.objects.filter(kind="stand").latest("pk"),
            "groups": lambda: Group.objects.filter(leader__isnull=False).latest("pk"),
            "logbook": lambda: Note.objects.latest("pk"),
            "statutes": lambda: StatuteRule.objects.latest("pk"),
            "meetings": lambda: of_meetings(name),
            "members": lambda: _TIDYING.get(name, Member).objects.latest("pk"),
            "mfa": lambda: Authenticator.objects.latest("pk"),
            "obligations": lambda: of_obligations(name),
            "plans": lambda: Upload.objects.latest("pk") if name.startswith("plans:reading") else self.adopted,
            "segments": lambda: Segment.objects.filter(is_shared=True).latest("pk"),
            "post": lambda: self._mailing(name),
            "tasks": lambda: Task.objects.latest("pk"),
        }
        return int(rows[space]().pk)

    @staticmethod
    def _mailing(name: str) -> Model:
        """A draft where it is written, one that was sent where it is followed."""
        if name.startswith("post:lifting"):
            return Suppression.objects.latest("pk")
        of_drafts = name in {"post:edit", "post:check", "post:letter", "post:test", "post:removal"}
        state = Mailing.State.DRAFT if of_drafts else Mailing.State.SENT
        return Mailing.objects.written().filter(state=state).latest("pk")
