"""Tests of the demonstration: the shop window must be the same every time."""
