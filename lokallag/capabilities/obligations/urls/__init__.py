"""Where obligations live, one file an idea."""

from lokallag.capabilities.obligations.urls import duties, own, registers

app_name = "obligations"
urlpatterns = [*duties.urlpatterns, *own.urlpatterns, *registers.urlpatterns]
