"""Letters: prose (Markdown) and forms (Word files), compiled once, rendered per case, read back strictly."""
