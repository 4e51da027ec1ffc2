// The overview: map, timeline and list show the same events and share one selection, which stands in the
// address after #. Filters stand in the address as everywhere; the two views ask for the same ones.

import { drawMap, prepare } from "./map";
import { drawTimeline } from "./timeline";
import { Selection, type Overview } from "./events";

async function start(): Promise<void> {
  const place = document.getElementById("viewer");
  if (!place) return;
  const asked = new URLSearchParams(location.search);
  asked.delete("page");
  const asking = fetch(`/api/overview?${asked}`, { headers: { accept: "application/json" } });
  prepare();
  const answer = await asking;
  if (!answer.ok) return;
  const overview = (await answer.json()) as Overview;
  const selection = new Selection(new Set(overview.events.map((e) => e.id)));
  place.hidden = false;
  const count = place.querySelector(".viewer-note");
  if (count) {
    const located = overview.events.filter((e) => e.lon !== null).length;
    count.textContent =
      `${located.toLocaleString("en")} of ${overview.events.length.toLocaleString("en")} events have coordinates.` +
      (overview.total > overview.events.length ? ` Of ${overview.total.toLocaleString("en")} events, these are the latest.` : "");
  }
  const map = place.querySelector<HTMLElement>(".map")!;
  if (!overview.events.some((e) => e.lon !== null)) {
    map.hidden = true;
    for (const words of place.querySelectorAll<HTMLElement>(".of-map")) words.hidden = true;
  } else {
    try {
      drawMap(map, overview.events, selection);
    } catch {
      // A browser without WebGL has no map; timeline and list stay.
      map.classList.add("unavailable");
      map.textContent = "No map: this browser gives no WebGL.";
    }
  }
  drawTimeline(place.querySelector<HTMLElement>(".swimlanes")!, overview.events, selection);
  followList(selection);
  selection.readAddress();
}

// The list of events that the server wrote takes part in the selection.
function followList(selection: Selection): void {
  const rows = new Map<string, HTMLElement>();
  for (const row of document.querySelectorAll<HTMLElement>(".events > li[data-event]")) {
    rows.set(row.dataset.event!, row);
    row.addEventListener("mouseenter", () => selection.choose(row.dataset.event!));
    row.addEventListener("focusin", () => selection.choose(row.dataset.event!));
  }
  selection.follow((id, from) => {
    for (const [key, row] of rows) row.classList.toggle("selected", key === id);
    if (id && from === "view") rows.get(id)?.scrollIntoView({ block: "nearest" });
  });
}

void start();
