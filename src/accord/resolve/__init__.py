"""From mentions to actors, places and days, page by page."""
