"""Stories across capabilities, in a real browser."""
