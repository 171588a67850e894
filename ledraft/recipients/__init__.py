"""The recipients: one profile per entry point of an exchange, each fact with its source, grade and date."""
