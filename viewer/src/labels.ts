// Names on the map, as elements above it: glyphs of a font server would be a request to another host. Those of
// places with events come first, then countries by size; a name that would cover another one is left out.

import type { Map as MapLibre } from "maplibre-gl";

export interface Label {
  text: string;
  at: [number, number];
  kind: "place" | "country";
  degrees: number; // how wide it is, from west to east
}

interface Placed {
  element: HTMLElement;
  label: Label;
  width: number;
  height: number;
}

type Box = [left: number, top: number, right: number, bottom: number];

const GAP = 4;
const BUTTONS = { width: 48, height: 92 }; // of the map, at its upper right
const ROOM = 0.7; // of a country's name must fit into it

export function writeNames(map: MapLibre, labels: Label[]): void {
  const layer = document.createElement("div");
  layer.className = "map-names";
  layer.setAttribute("aria-hidden", "true");
  map.getCanvasContainer().append(layer);
  const placed = labels.map((label): Placed => {
    const element = document.createElement("span");
    element.className = label.kind;
    element.textContent = label.text;
    layer.append(element);
    return { element, label, width: 0, height: 0 };
  });
  for (const one of placed) {
    one.width = one.element.offsetWidth;
    one.height = one.element.offsetHeight;
  }
  const arrange = () => put(map, placed);
  map.on("move", arrange);
  map.on("resize", arrange);
  arrange();
}

function put(map: MapLibre, placed: Placed[]): void {
  const { clientWidth, clientHeight } = map.getCanvas();
  const taken: Box[] = [[clientWidth - BUTTONS.width, 0, clientWidth, BUTTONS.height]];
  const written = new Set<string>();
  const degree = (512 * 2 ** map.getZoom()) / 360; // in pixels
  const free = ([left, top, right, bottom]: Box) =>
    left > 0 && top > 0 && right < clientWidth && bottom < clientHeight &&
    !taken.some((t) => left < t[2] && right > t[0] && top < t[3] && bottom > t[1]);
  for (const { element, label, width, height } of placed) {
    const at = map.project(label.at);
    const lefts = label.kind === "place" ? [at.x + 10, at.x - 10 - width] : [at.x - width / 2];
    const boxes = lefts.map((left): Box => [left - GAP, at.y - height / 2, left + width + GAP, at.y + height / 2]);
    const fits = label.kind === "place" || (label.degrees * degree > width * ROOM && !written.has(label.text));
    const chosen = fits ? boxes.find(free) : undefined;
    element.hidden = !chosen;
    if (!chosen) continue;
    element.style.transform = `translate(${Math.round(chosen[0] + GAP)}px, ${Math.round(chosen[1])}px)`;
    taken.push(chosen);
    written.add(label.text);
  }
}
