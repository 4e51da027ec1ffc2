-- Version 14: places of events by the page that mentions them, so that a page can be changed or taken out
-- without a look at the places of all events.

CREATE INDEX event_places_mention ON event_places (mention_document);
