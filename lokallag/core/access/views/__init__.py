"""What the doors show: the start page, the first run, one's own page, the chapter's settings and seats."""
