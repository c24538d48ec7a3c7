"""Whom a draft would reach and whom not, and what must be put right before it can go."""

from __future__ import annotations

import datetime
from collections import Counter
from dataclasses import dataclass

from django.utils.translation import gettext as _

from lokallag.core.post.actions import meant
from lokallag.core.post.blocks import problems_in
from lokallag.core.post.models import Letter, Mailing
from lokallag.core.post.rules import Addressee, addressees
from lokallag.core.post.sms import MOST_PARTS, length_of

#: More than this share left out is worth a word.
MANY = 0.5


@dataclass(frozen=True)
class Reach:
    """Who gets it, and who does not."""

    gets: list[Addressee]
    not_: list[Addressee]

    @property
    def reasons(self) -> list[tuple[str, str, int]]:
        """Why some do not get it: (key, words, how many), the commonest first."""
        counted = Counter(one.why for one in self.not_)
        return [(why, str(Letter.Why(why).label), number) for why, number in counted.most_common()]

    @property
    def leaves_out_many(self) -> bool:
        """Whether more are left out than get it."""
        everybody = len(self.gets) + len(self.not_)
        return everybody > 1 and len(self.not_) > everybody * MANY


def reach_of(mailing: Mailing, now: datetime.datetime) -> Reach:
    """Ask who would get a draft now."""
    found = addressees(mailing, meant(mailing).by_name(), now=now)
    return Reach([one for one in found if not one.why], [one for one in found if one.why])


def problems_of(mailing: Mailing, reach: Reach) -> list[str]:
    """What must be put right before it can go, as sentences; none means that it can."""
    is_mail = mailing.channel == Mailing.Channel.EMAIL
    found = problems_in(mailing.subject, mailing.blocks, needs_subject=is_mail)
    if not is_mail:
        length = length_of("\n".join(str(block.get("text", "")) for block in mailing.blocks))
        if length.parts > MOST_PARTS:
            found.append(
                _("The text is %(parts)s messages long; %(most)s is the most.")
                % {"parts": length.parts, "most": MOST_PARTS}
            )
    if not mailing.parts:
        found.append(_("Choose who it is for."))
    elif not reach.gets:
        found.append(_("Nobody would get it."))
    return found
