"""The command line: reads arguments, calls the layers, prints their results. It decides nothing."""
