"""Where the plan's pages live."""

from lokallag.capabilities.plans.urls import following, intake

app_name = "plans"
urlpatterns = [*intake.patterns, *following.patterns]
