// Where the events are, on coasts and borders of Natural Earth that come with the page: nothing is fetched.

import maplibregl from "maplibre-gl/dist/maplibre-gl-csp";
import workerUrl from "maplibre-gl/dist/maplibre-gl-csp-worker?url";
import "maplibre-gl/dist/maplibre-gl.css";
import type { FeatureCollection, Point } from "geojson";
import { COUNTRIES, LANDS } from "world";
import { colour, described, withFilters, type EventDot, type Selection } from "./events";
import { writeNames, type Label } from "./labels";

const CALM = window.matchMedia("(prefers-reduced-motion: reduce)").matches;

// Outlines of 1 to 50 million gain nothing by tiles of their own at the nearest zooms, or by every bend.
const COARSE = { maxzoom: 6, tolerance: 0.6, buffer: 16 };

// What a map needs whatever its events are: made ready while these are asked for.
export function prepare(): void {
  maplibregl.setWorkerUrl(workerUrl);
  maplibregl.prewarm();
}

export function drawMap(place: HTMLElement, events: EventDot[], selection: Selection): void {
  const located = events.filter((e) => e.lon !== null && e.lat !== null);
  const from = (path: string) => new URL(path, location.href).href;
  const map = new maplibregl.Map({
    container: place,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    maxZoom: 11,
    fadeDuration: 0,
    style: {
      version: 8,
      sources: {
        land: { type: "geojson", data: from(LANDS), ...COARSE },
        events: { type: "geojson", data: dots(located) },
      },
      layers: [
        { id: "sea", type: "background", paint: { "background-color": colour("--sea") } },
        { id: "land", type: "fill", source: "land", paint: { "fill-color": colour("--land") } },
        { id: "borders", type: "line", source: "land", paint: { "line-color": colour("--border"), "line-width": 0.8 } },
        {
          id: "events",
          type: "circle",
          source: "events",
          paint: {
            "circle-radius": ["interpolate", ["linear"], ["sqrt", ["get", "n"]], 1, 5, 10, 18],
            "circle-color": colour("--link"),
            "circle-opacity": 0.72,
            "circle-stroke-width": ["case", ["get", "contested"], 3, 1],
            "circle-stroke-color": ["case", ["get", "contested"], colour("--warn"), colour("--card")],
          },
        },
        {
          id: "chosen",
          type: "circle",
          source: "events",
          filter: ["==", ["get", "key"], ""],
          paint: {
            "circle-radius": ["interpolate", ["linear"], ["sqrt", ["get", "n"]], 1, 9, 10, 22],
            "circle-color": "transparent",
            "circle-stroke-width": 3,
            "circle-stroke-color": colour("--ink"),
          },
        },
      ],
    },
  });
  map.touchZoomRotate.disableRotation();
  map.addControl(new maplibregl.NavigationControl({ showCompass: false }));
  fit(map, located);
  // axe and screen readers: the canvas is one image with a name; the list has the same events in words.
  const canvas = map.getCanvas();
  canvas.setAttribute("role", "img");
  canvas.setAttribute("aria-label", `Map of ${located.length} events; the list below has them in words`);

  const keys = new Map(located.map((e) => [e.id, key(e)]));
  const popup = new maplibregl.Popup({ closeButton: false, closeOnClick: false, maxWidth: "20rem" });
  map.on("mousemove", "events", (moved) => {
    const dot = moved.features?.[0];
    if (!dot) return;
    canvas.style.cursor = "pointer";
    const at = (dot.geometry as Point).coordinates as [number, number];
    popup.setLngLat(at).setDOMContent(told(located, String(dot.properties["key"]))).addTo(map);
    selection.choose(String(dot.properties["first"]), "view");
  });
  map.on("mouseleave", "events", () => {
    canvas.style.cursor = "";
    popup.remove();
  });
  map.on("click", "events", (clicked) => {
    const dot = clicked.features?.[0];
    if (!dot) return;
    const here = located.filter((e) => key(e) === dot.properties["key"]);
    if (here.length === 1) location.assign(`/events/${encodeURIComponent(here[0]!.id)}`);
    else location.assign(withFilters({ box: around(here[0]!) }));
  });
  selection.follow((id) => {
    const show = () => map.setFilter("chosen", ["==", ["get", "key"], (id && keys.get(id)) || ""]);
    if (map.isStyleLoaded()) show();
    else map.once("load", show);
  });
  map.once("load", () => {
    writeNames(map, [...placeNames(located), ...COUNTRIES]);
    place.dataset["ready"] = "yes";
  });
  const button = document.getElementById("only-here");
  button?.addEventListener("click", () => {
    const b = map.getBounds();
    const sides = [b.getWest(), b.getSouth(), b.getEast(), b.getNorth()];
    location.assign(withFilters({ box: sides.map((x) => x.toFixed(3)).join(",") }));
  });
  if (button) button.hidden = located.length === 0;
}

function placeNames(events: EventDot[]): Label[] {
  const count = new Map<string, number>();
  for (const event of events) count.set(key(event), (count.get(key(event)) ?? 0) + 1);
  const first = new Map(events.map((e) => [key(e), e]));
  return [...first]
    .sort(([a], [b]) => count.get(b)! - count.get(a)!)
    .map(([, e]) => ({ text: e.place, at: [e.lon!, e.lat!], kind: "place", degrees: 0 }));
}

function key(event: EventDot): string {
  return `${event.lon},${event.lat}`;
}

function around(event: EventDot): string {
  return [event.lon! - 0.01, event.lat! - 0.01, event.lon! + 0.01, event.lat! + 0.01].map((x) => x.toFixed(3)).join(",");
}

// One dot a place: events at one point would hide each other.
function dots(events: EventDot[]): FeatureCollection<Point> {
  const places = new Map<string, EventDot[]>();
  for (const event of events) {
    const here = places.get(key(event));
    if (here) here.push(event);
    else places.set(key(event), [event]);
  }
  return {
    type: "FeatureCollection",
    features: [...places].map(([at, here]) => ({
      type: "Feature",
      geometry: { type: "Point", coordinates: [here[0]!.lon!, here[0]!.lat!] },
      properties: { key: at, n: here.length, first: here[0]!.id, contested: here.some((e) => e.contested) },
    })),
  };
}

function told(events: EventDot[], at: string): HTMLElement {
  const list = document.createElement("ul");
  const here = events.filter((e) => key(e) === at);
  for (const event of here.slice(0, 6)) {
    const item = document.createElement("li");
    item.textContent = described(event);
    list.append(item);
  }
  if (here.length > 6) list.append(`and ${here.length - 6} more`);
  return list;
}

function fit(map: maplibregl.Map, events: EventDot[]): void {
  const bounds = new maplibregl.LngLatBounds();
  for (const event of events) bounds.extend([event.lon!, event.lat!]);
  if (!bounds.isEmpty()) map.fitBounds(bounds, { padding: 40, maxZoom: 6, animate: false });
  if (CALM) map.setMaxZoom(11);
}
