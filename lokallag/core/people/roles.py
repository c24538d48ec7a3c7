"""The posts a person can hold in a chapter (`docs/glossary.md`)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """A post in the chapter; what each may is said by permissions."""

    CHAIR = "chair", _("Chair")
    DEPUTY_CHAIR = "deputy_chair", _("Deputy chair")
    SECRETARY = "secretary", _("Secretary")
    TREASURER = "treasurer", _("Treasurer")
    MEMBERSHIP_OFFICER = "membership_officer", _("Membership officer")
    TRAINING_OFFICER = "training_officer", _("Training officer")
    MEDIA_OFFICER = "media_officer", _("Media officer")
    CAMPAIGN_MANAGER = "campaign_manager", _("Campaign manager")
    BOARD_MEMBER = "board_member", _("Board member")
    DEPUTY_MEMBER = "deputy_member", _("Deputy board member")
    NOMINATING_COMMITTEE = "nominating_committee", _("Nominating committee")
    GROUP_LEADER = "group_leader", _("Group leader")
    COUNCIL_GROUP_LEADER = "council_group_leader", _("Council group leader")
    MEMBER = "member", _("Member")
    COUNTY_OBSERVER = "county_observer", _("County observer")
    NATIONAL_OBSERVER = "national_observer", _("National observer")


BOARD = frozenset(
    {
        Role.CHAIR,
        Role.DEPUTY_CHAIR,
        Role.SECRETARY,
        Role.TREASURER,
        Role.MEMBERSHIP_OFFICER,
        Role.TRAINING_OFFICER,
        Role.MEDIA_OFFICER,
        Role.CAMPAIGN_MANAGER,
        Role.BOARD_MEMBER,
    }
)
LEADERS = frozenset({Role.GROUP_LEADER, Role.COUNCIL_GROUP_LEADER})
OBSERVERS = frozenset({Role.COUNTY_OBSERVER, Role.NATIONAL_OBSERVER})
EVERYONE = frozenset(Role) - OBSERVERS
