// An actor among those that it stands against or beside in events: an ego network.

import cytoscape, { type NodeSingular, type Position } from "cytoscape";
import { colour } from "./events";

const STEP = 36; // from name to name on a narrow screen
const BESIDE = { "text-halign": "right", "text-valign": "center", "text-margin-x": 4, "text-margin-y": 0 } as const;

interface Tie {
  source: string;
  target: string;
  events: number;
  hostile: boolean;
}

interface Network {
  actor: string;
  actors: { id: string; name: string }[];
  ties: Tie[];
  left_out: number;
}

// cytoscape would add a style element of its own, which the page's policy forbids; it looks for this id first,
// and accord.css has the one rule.
function forestallStyle(): void {
  const mark = document.createElement("meta");
  mark.id = "__________cytoscape_stylesheet";
  document.head.append(mark);
}

async function start(): Promise<void> {
  const place = document.getElementById("network");
  if (!place) return;
  const answer = await fetch(`/api/network?actor=${encodeURIComponent(place.dataset["actor"]!)}`);
  if (!answer.ok) return;
  const network = (await answer.json()) as Network;
  if (network.actors.length < 2) return;
  place.closest<HTMLElement>("section")!.hidden = false;
  forestallStyle();
  place.classList.toggle("crowded", network.actors.length > 12);
  const narrow = place.clientWidth < 600;
  if (narrow) place.style.height = `${STEP * (network.actors.length + 0.4)}px`;
  const ink = colour("--ink");
  const graph = cytoscape({
    container: place,
    elements: [
      ...network.actors.map((a) => ({ data: { id: a.id, label: a.name, ego: a.id === network.actor ? 1 : 0 } })),
      ...network.ties.map((t, n) => ({ data: { id: `t${n}`, ...t, label: String(t.events) } })),
    ],
    style: [
      {
        selector: "node",
        style: {
          label: "data(label)",
          "background-color": colour("--link"),
          color: ink,
          "font-size": 13,
          "text-wrap": "wrap",
          "text-max-width": "110px",
          "text-valign": "bottom",
          "text-margin-y": 4,
          "text-background-color": colour("--paper"),
          "text-background-opacity": 0.85,
          "text-background-padding": "1px",
          width: 18,
          height: 18,
        },
      },
      ...(narrow ? [{ selector: "node[ego = 0]", style: BESIDE }] : []),
      { selector: "node[ego = 1]", style: { width: 30, height: 30, "background-color": ink, "font-weight": "bold" } },
      {
        selector: "edge",
        style: {
          width: "mapData(events, 1, 20, 1.5, 8)" as never,
          "line-color": colour("--soft"),
          "target-arrow-color": colour("--soft"),
          "target-arrow-shape": "triangle",
          "curve-style": "bezier",
          label: "data(label)",
          "font-size": 11,
          color: ink,
          "text-background-color": colour("--paper"),
          "text-background-opacity": 1,
          "text-background-padding": "2px",
        },
      },
      { selector: "edge[?hostile]", style: { "line-color": colour("--warn"), "target-arrow-color": colour("--warn"), "line-style": "dashed" } },
    ],
    layout: { name: "preset", positions: around(network, place, narrow) as never, fit: false },
    userZoomingEnabled: false,
    userPanningEnabled: false,
    autoungrabify: true,
  });
  graph.on("tap", "node", (tapped) => {
    const id = tapped.target.id();
    if (id !== network.actor) location.assign(`/actors/${encodeURIComponent(id)}`);
  });
  place.setAttribute("role", "img");
  place.setAttribute("aria-label", `Network of ${network.actors.length} actors; the table below has it in words`);
  place.dataset["ready"] = "yes";
}

// The actor in the middle, the others on an ellipse as wide as there is room; on a narrow screen the actor at the
// left, and the others below each other.
function around(network: Network, place: HTMLElement, narrow: boolean): (node: NodeSingular) => Position {
  const [width, height] = [place.clientWidth, place.clientHeight];
  const others = network.actors.filter((a) => a.id !== network.actor).map((a) => a.id);
  return (node) => {
    const n = others.indexOf(node.id());
    if (n < 0) return { x: narrow ? 40 : width / 2, y: height / 2 };
    if (narrow) return { x: width * 0.5, y: STEP * (n + 0.7) };
    const angle = (2 * Math.PI * n) / others.length - Math.PI / 2;
    return {
      x: width / 2 + (width / 2 - 65) * Math.cos(angle),
      y: height / 2 - 8 + (height / 2 - 48) * Math.sin(angle),
    };
  };
}

void start();
