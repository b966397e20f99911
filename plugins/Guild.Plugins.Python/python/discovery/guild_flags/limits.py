"""How far a program is followed before it is given up."""

MAX_STEPS = 400000
MAX_DEPTH = 60
MAX_TURNS = 2000
