"""The rules, one file each; `ledraft.rules.judging` finds them here."""
