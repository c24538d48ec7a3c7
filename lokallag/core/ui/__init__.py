"""The kit: components, layout, tokens, phrases and the living page where all of them can be seen."""
