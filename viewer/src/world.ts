// The base map, made when the viewer is built: a file that the map's worker reads by itself, so that the page need
// not read it and hand it on; and the names of countries.

import type { FeatureCollection, MultiPolygon, Polygon, Position } from "geojson";
import type { Topology } from "topojson-specification";
import { feature } from "topojson-client";
import type { Plugin } from "vite";
import atlas from "world-atlas/countries-50m.json" with { type: "json" };
import type { Label } from "./labels";

type Lands = FeatureCollection<Polygon | MultiPolygon, { name: string }>;

const OWN = "\0world";

// The module "world": where the file is, and the labels.
export function worldFile(base: string): Plugin {
  return {
    name: "world",
    resolveId: (id) => (id === "world" ? OWN : null),
    load(id) {
      if (id !== OWN) return null;
      const world = atlas as unknown as Topology;
      const lands = whole(feature(world, world.objects["countries"]!) as unknown as Lands);
      const features = lands.features.map(({ type, geometry }) => ({ type, properties: {}, geometry }));
      this.emitFile({ type: "asset", fileName: "lands.json", source: written({ type: lands.type, features }) });
      return `export const LANDS = "${base}lands.json"; export const COUNTRIES = ${written(countryNames(lands))};`;
    },
  };
}

// Degrees to a hundred metres, which is finer than the outlines are.
function written(data: unknown): string {
  return JSON.stringify(data, (_, x: unknown) => (typeof x === "number" ? Math.round(x * 1000) / 1000 : x));
}

// Lands that reach over the date line go on beyond 180 degrees, where their outlines jump to the other side.
function whole(lands: Lands): Lands {
  const features = lands.features.map((land) => {
    const polygons = land.geometry.type === "Polygon" ? [land.geometry.coordinates] : land.geometry.coordinates;
    const geometry: MultiPolygon = { type: "MultiPolygon", coordinates: polygons.map((p) => p.map(unrolled)) };
    return { ...land, geometry };
  });
  return { ...lands, features };
}

function unrolled(ring: Position[]): Position[] {
  let turns = 0;
  const out = ring.map(([x, y], n) => {
    const jump = n ? x! - ring[n - 1]![0]! : 0;
    if (Math.abs(jump) > 180) turns -= Math.sign(jump);
    return [x! + 360 * turns, y!];
  });
  const [first, last] = [out[0]!, out[out.length - 1]!];
  const around = Math.abs(first[0]! - last[0]!) > 180; // around the pole: closed along it
  return around ? [...out, [last[0]!, -90], [first[0]!, -90], first] : out;
}

// Each at the middle of its largest part, the large ones first.
function countryNames(lands: Lands): Label[] {
  const found = lands.features.map((land) => {
    const boxes = (land.geometry as MultiPolygon).coordinates.map((polygon) => box(polygon[0]!));
    const [area, at, degrees] = boxes.sort((a, b) => b[0] - a[0])[0]!;
    return { area, label: { text: land.properties.name, at, kind: "country", degrees } as Label };
  });
  return found.sort((a, b) => b.area - a.area).map((f) => f.label);
}

function box(ring: Position[]): [area: number, middle: [number, number], width: number] {
  const [xs, ys] = [ring.map((p) => p[0]!), ring.map((p) => p[1]!)];
  const [west, east, south, north] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  return [(east - west) * (north - south), [(west + east) / 2, (south + north) / 2], east - west];
}
