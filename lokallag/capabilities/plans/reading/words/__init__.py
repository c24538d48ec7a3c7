"""Word lists of the plan reader, in Bokmål, Nynorsk, Danish, Swedish and English; data only."""

# fmt: off
