"""What comes in at the doors: the log-in, the first run, the chapter's settings, its seats."""
