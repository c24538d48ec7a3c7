"""The nouns of events are core gatherings of its own kinds; it stores nothing else yet."""
