"""The case file: one incident, one recipient; its parts, its reading and saving, its stage, the merging of halves."""
