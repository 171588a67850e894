"""The wizard: asks what the registry of fields lists, one question at a time, each answer on disk before the next."""
