"""The list of what Lokallag can do: one app a capability, in the order of the menu."""

CAPABILITIES = [
    "lokallag.capabilities.plans",
    "lokallag.capabilities.logbook",
    "lokallag.capabilities.members",
    "lokallag.capabilities.meetings",
    "lokallag.capabilities.obligations",
    "lokallag.capabilities.events",
]

CORE = [
    "lokallag.core.chapters",
    "lokallag.core.people",
    "lokallag.core.access",
    "lokallag.core.journal",
    "lokallag.core.measures",
    "lokallag.core.privacy",
    "lokallag.core.segments",
    "lokallag.core.groups",
    "lokallag.core.gatherings",
    "lokallag.core.statutes",
    "lokallag.core.tasks",
    "lokallag.core.post",
    "lokallag.core.calendar",
    "lokallag.core.jobs",
    "lokallag.core.web",
    "lokallag.core.ui",
]
