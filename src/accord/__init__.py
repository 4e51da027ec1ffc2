"""accord: from conflicting reports to one accountable record."""
