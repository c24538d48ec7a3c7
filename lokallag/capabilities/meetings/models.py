"""The nouns of meetings are core gatherings of its own kinds; it stores nothing else yet."""
