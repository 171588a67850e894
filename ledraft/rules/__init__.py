"""Rules look at a case and yield findings; they never print. One rule, one file in `book`."""
