"""One module per command, each with a `command()` that builds it in the language of the screen."""
