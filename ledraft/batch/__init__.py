"""Many cases: read as a stream, one packet each, one report for all."""
