"""What accord knows before it reads: actors, places, calendars, kinds of means. Data with its manifest."""
