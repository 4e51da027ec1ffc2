// When the events were: a lane for each type, a bar from the first to the last day that each may have been.

import { axisBottom } from "d3-axis";
import { scaleUtc } from "d3-scale";
import { select } from "d3-selection";
import { described, withFilters, type EventDot, type Selection } from "./events";

const LEFT = 92;
const RIGHT = 28; // room for half the last day on the axis
const ROWS = 6; // of bars beside each other in a lane, before they cover each other
const BETWEEN = 8; // from lane to lane
const MANY = 300; // events of which bars are thin
const DAY = 86_400_000;

interface Bar {
  event: EventDot;
  start: number;
  end: number;
  open: boolean; // an end that is not known
  row: number; // in its lane, from 0
}

export function drawTimeline(place: HTMLElement, events: EventDot[], selection: Selection): void {
  const bars = events.filter((e) => e.from ?? e.to).map(bar);
  if (!bars.length) {
    place.textContent = "No event has a date.";
    return;
  }
  const lanes = [...new Set(bars.map((b) => b.event.type))].sort();
  const width = Math.max(place.clientWidth, 320);
  // Years around the middle of all, so that one stray date does not squeeze the rest to a line.
  const ordered = bars.map((b) => b.start).sort((a, b) => a - b);
  const [low, high] = [ordered[Math.floor(ordered.length * 0.02)]!, ordered[Math.ceil(ordered.length * 0.98) - 1]!];
  const span = Math.max(high - low, 7 * DAY);
  const x = scaleUtc().domain([low - span * 0.05, high + span * 0.08 + DAY]).range([LEFT, width - RIGHT]).clamp(true);
  const right = (b: Bar) => Math.max(x(b.end), x(b.start) + 4);
  const thick = bars.length > MANY ? 4 : 9;
  const tops = new Map<string, number>();
  let bottom = 0;
  for (const lane of lanes) {
    tops.set(lane, bottom + BETWEEN / 2);
    const rows = stack(bars.filter((b) => b.event.type === lane), (b) => x(b.start), right);
    bottom += Math.max(rows * (thick + 2), 14) + BETWEEN;
  }
  const middle = (lane: string) => tops.get(lane)! + (next(lane) - tops.get(lane)! - BETWEEN) / 2;
  const days = x.ticks(Math.max(4, Math.floor(width / 120))).filter((at) => at.getUTCHours() === 0);
  const next = (lane: string) => tops.get(lanes[lanes.indexOf(lane) + 1] ?? "") ?? bottom + BETWEEN / 2;
  const height = bottom + 28;

  const svg = select(place)
    .append("svg")
    .attr("width", width)
    .attr("height", height)
    .attr("role", "img")
    .attr("aria-label", `Timeline of ${bars.length} events by type; the list below has them in words`);
  svg
    .append("g")
    .selectAll("text")
    .data(lanes)
    .join("text")
    .attr("class", "lane")
    .attr("x", LEFT - 8)
    .attr("y", middle)
    .attr("dy", "0.35em")
    .text((lane) => lane.toLowerCase());
  svg
    .append("g")
    .selectAll("line")
    .data(lanes)
    .join("line")
    .attr("class", "lane-line")
    .attr("x1", LEFT)
    .attr("x2", width - RIGHT)
    .attr("y1", next)
    .attr("y2", next)
    .attr("transform", `translate(0,${-BETWEEN / 2})`);
  svg
    .append("g")
    .attr("class", "axis")
    .attr("transform", `translate(0,${bottom})`)
    .call(axisBottom(x).tickValues(days.length ? days : x.ticks(2)));
  const marks = svg
    .append("g")
    .selectAll<SVGRectElement, Bar>("rect")
    .data(bars)
    .join("rect")
    .attr("class", (b) => `bar-mark${b.event.contested ? " contested" : ""}${b.open ? " open" : ""}`)
    .attr("data-event", (b) => b.event.id)
    .attr("x", (b) => x(b.start))
    .attr("width", (b) => right(b) - x(b.start))
    .attr("y", (b) => tops.get(b.event.type)! + b.row * (thick + 2))
    .attr("height", thick)
    .attr("rx", 2)
    .on("mouseenter", function (_, b) {
      // Words beside the pointer, made for the bar that is pointed at: for all of 2,000 they take long.
      if (!this.firstChild) select(this).append("title").text(described(b.event));
      selection.choose(b.event.id, "view");
    })
    .on("click", (_, b) => location.assign(`/events/${encodeURIComponent(b.event.id)}`));
  selection.follow((id) => {
    marks.classed("selected", (b) => b.event.id === id);
    marks.filter((b) => b.event.id === id).raise();
  });
  dragToFilter(svg.node()!, (left, right) => {
    const day = (at: number) => new Date(x.invert(at).getTime()).toISOString().slice(0, 10);
    location.assign(withFilters({ from: day(left), to: day(right) }));
  });
}

function bar(event: EventDot): Bar {
  const from = Date.parse(event.from ?? event.to!);
  const to = Date.parse(event.to ?? event.from!);
  return { event, start: from, end: to + DAY, open: !event.from || !event.to, row: 0 };
}

// Puts bars that would cover each other into rows; gives how many rows there are.
function stack(bars: Bar[], left: (b: Bar) => number, right: (b: Bar) => number): number {
  const ends: number[] = [];
  for (const one of [...bars].sort((a, b) => left(a) - left(b) || right(b) - right(a))) {
    const free = ends.findIndex((end) => end <= left(one));
    const soonest = ends.indexOf(Math.min(...ends));
    one.row = free >= 0 ? free : ends.length < ROWS ? ends.length : soonest;
    ends[one.row] = Math.max(ends[one.row] ?? 0, right(one) + 1);
  }
  return ends.length;
}

// Dragging over days filters for them.
function dragToFilter(svg: SVGSVGElement, done: (left: number, right: number) => void): void {
  let start: number | null = null;
  const shade = select(svg).append("rect").attr("class", "shade").attr("height", "100%").attr("width", 0);
  const at = (e: PointerEvent) => e.clientX - svg.getBoundingClientRect().left;
  svg.addEventListener("pointerdown", (e) => (start = Math.max(at(e), LEFT)));
  svg.addEventListener("pointermove", (e) => {
    if (start === null) return;
    const end = Math.max(at(e), LEFT);
    shade.attr("x", Math.min(start, end)).attr("width", Math.abs(end - start));
  });
  window.addEventListener("pointerup", (e) => {
    if (start === null) return;
    const [left, right] = [Math.min(start, at(e)), Math.max(start, at(e))];
    start = null;
    shade.attr("width", 0);
    if (right - left > 12) done(Math.max(left, LEFT), right);
  });
}
