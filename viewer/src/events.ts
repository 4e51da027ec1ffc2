// What the server tells of each event, and the one selection that map, timeline and list share.

export interface EventDot {
  id: string;
  title: string;
  type: string;
  from: string | null; // ISO day
  to: string | null;
  lon: number | null;
  lat: number | null;
  place: string;
  killed: number | null;
  contested: boolean;
}

export interface Overview {
  total: number;
  events: EventDot[];
}

type Origin = "view" | "list";
type Follower = (id: string | null, from: Origin) => void;

export class Selection {
  private chosen: string | null = null;
  private followers: Follower[] = [];

  constructor(private known: Set<string>) {
    window.addEventListener("hashchange", () => this.readAddress());
  }

  follow(follower: Follower): void {
    this.followers.push(follower);
  }

  choose(id: string | null, from: Origin = "list"): void {
    if (id === this.chosen) return;
    this.chosen = id;
    const hash = id ? `#event=${id}` : "";
    history.replaceState(null, "", location.pathname + location.search + hash);
    for (const follower of this.followers) follower(id, from);
  }

  readAddress(): void {
    const found = /^#event=([\w-]+)$/.exec(location.hash);
    if (found && this.known.has(found[1]!)) this.choose(found[1]!, "view");
  }
}

// The same page with other filters.
export function withFilters(change: Record<string, string | null>): string {
  const asked = new URLSearchParams(location.search);
  asked.delete("page");
  for (const [name, value] of Object.entries(change)) {
    if (value === null) asked.delete(name);
    else asked.set(name, value);
  }
  return `${location.pathname}?${asked}`;
}

export function colour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

export function described(event: EventDot): string {
  const when = event.from && event.to && event.from !== event.to ? `${event.from} to ${event.to}` : event.from ?? event.to;
  return [event.title, when ?? "no date", event.place, event.contested ? "disputed" : ""].filter(Boolean).join(" · ");
}
