"""The demonstration: made-up chapters, a clock that stands still, one-click log-in, the mail that would have gone out."""
