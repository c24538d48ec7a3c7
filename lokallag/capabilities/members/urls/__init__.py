"""Where the members live, one file an idea."""

from lokallag.capabilities.members.urls import (
    ambitions,
    asks,
    care,
    exporting,
    imports,
    joining,
    journeys,
    merges,
    mine,
    register,
    rounds,
)

app_name = "members"
urlpatterns = [
    *ambitions.urlpatterns,
    *asks.urlpatterns,
    *care.urlpatterns,
    *exporting.urlpatterns,
    *journeys.urlpatterns,
    *imports.urlpatterns,
    *merges.urlpatterns,
    *joining.urlpatterns,
    *mine.urlpatterns,
    *register.urlpatterns,
    *rounds.urlpatterns,
]
