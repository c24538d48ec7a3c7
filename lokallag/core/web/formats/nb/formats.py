"""How a time of day is written where Django's own Norwegian says otherwise: 18.00 (Språkrådet)."""

TIME_FORMAT = "H.i"
DATETIME_FORMAT = "j. F Y H.i"
SHORT_DATETIME_FORMAT = "d.m.Y H.i"
