// The keyboard of review. Without this the forms work by themselves, each with a new page.
// Keys act only while a claim of a queue has the focus, so that they are in nobody's way elsewhere.

const FIELD_OF = { t: "type", m: "modality", s: "actors", o: "targets", p: "place", d: "date", v: "voice", k: "killed", i: "injured" };
let last = null; // what was last decided on this page: its id, its claim, its form
let awaitsField = false;

const claims = () => [...document.querySelectorAll(".queue > .claim[data-claim]")];

function send(address, form, more = {}) {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) fields.append(name, value);
  for (const [name, value] of Object.entries(more)) fields.set(name, value);
  return fetch(address, { method: "POST", body: fields, headers: { accept: "application/json" } });
}

// The answer to a decision, and its body, when it is in the record or refused; what takes longer is told meanwhile.
async function settled(asking, told) {
  for (;;) {
    const answer = await asking.catch(() => null);
    const body = answer ? await answer.json().catch(() => ({})) : {};
    if (answer?.status !== 202) return [answer, body];
    told.textContent = body.told;
    await new Promise((go) => setTimeout(go, 500));
    asking = fetch(`/decide/${body.ticket}`, { headers: { accept: "application/json" } });
  }
}

async function decide(claim, form, more) {
  const told = claim.querySelector(".outcome");
  const answering = send(form.getAttribute("action"), form, more);
  told.textContent = "…";
  if (claim.contains(document.activeElement)) {
    if (more.verdict === "edit") claim.focus({ preventScroll: true }); // more fields of it may be wrong
    else step(claim, 1);
  }
  const [answer, body] = await settled(answering, told);
  if (!accepted(told, answer, body)) return;
  last = { id: body.id, claim, form, first: !claim.hasAttribute("data-judged") };
  judged(claim, true);
  const changed = Object.values(body.changed ?? {}).some((titles) => titles.length);
  told.replaceChildren(body.told + " ", ...(changed ? [changesOf(body.id)] : []));
  claim.classList.toggle("decided", more.verdict !== "edit");
}

// Whether what was asked for was taken; where it was not, why is told.
function accepted(told, answer, body) {
  told.classList.toggle("refused", !answer?.ok);
  if (!answer?.ok) told.textContent = body.detail || "It could not be sent: is the server still there?";
  return Boolean(answer?.ok);
}

// In a task: which claims are judged, and how many of them.
function judged(claim, is) {
  claim.toggleAttribute("data-judged", is);
  const tally = document.querySelector(".tally");
  if (tally) tally.textContent = document.querySelectorAll(".claim[data-judged]").length;
}

// A form that leads to another page when what it asks for is done, and stays as it is when that is refused.
async function post(form) {
  let told = form.querySelector(":scope > .outcome");
  if (!told) {
    told = document.createElement("p");
    told.className = "outcome";
    told.setAttribute("role", "status");
    form.append(told);
  }
  told.textContent = "…";
  const answer = await send(form.getAttribute("action"), form).catch(() => null);
  const body = answer ? await answer.json().catch(() => ({})) : {};
  if (!accepted(told, answer, body)) return;
  const there = new URL(body.there, location.href);
  if (there.pathname + there.search === location.pathname + location.search) location.reload();
  else location.assign(there);
}

function changesOf(id) {
  const link = document.createElement("a");
  link.href = `/decisions/${id}`;
  link.textContent = "What it changed";
  return link;
}

async function undo() {
  if (!last) return;
  const { id, claim, form, first } = last;
  last = null;
  const told = claim.querySelector(".outcome");
  const address = form.closest("[data-undo]")?.dataset.undo ?? "/undo";
  const [answer, body] = await settled(send(address, form, { id }), told);
  if (accepted(told, answer, body)) {
    told.textContent = body.told;
    claim.classList.remove("decided");
    if (first) judged(claim, false);
  }
  claim.focus();
}

function step(from, by) {
  const all = claims();
  const next = all[all.indexOf(from) + by] ?? from;
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
}

function current(claim, name) {
  return JSON.parse(claim.querySelector(".deciding").dataset.fields)[name] ?? "";
}

function correct(claim, name) {
  const form = claim.querySelector("form.correct");
  const { field, value } = form.elements;
  form.closest("details").open = true;
  field.value = name;
  help(form);
  value.value = current(claim, name);
  value.focus();
  value.select();
}

// How the value of the chosen field is written.
function help(form) {
  form.querySelector(".hint").textContent = form.elements.field.selectedOptions[0].dataset.help;
}

// Keys that act with nothing in focus: to the first claim, and to the form for a claim that was missed.
function arrive(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const missed = document.getElementById("missed");
  const act = {
    j: () => claims()[0]?.focus(),
    n: () => missed && openForm(missed),
  }[event.key];
  if (!act) return;
  event.preventDefault();
  act();
}

function askField(claim) {
  awaitsField = true;
  const fields = Object.entries(FIELD_OF).map(([key, name]) => `${key} ${name}`);
  claim.querySelector(".outcome").textContent = `Which field? ${fields.join(", ")}; Esc for none.`;
}

function openForm(missed) {
  missed.open = true;
  missed.querySelector("textarea").focus();
}

function pressed(event) {
  const claim = event.target.closest?.(".queue > .claim[data-claim]");
  if (!claim && event.target === document.body) arrive(event);
  if (!claim || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") {
    if (awaitsField) claim.querySelector(".outcome").textContent = "";
    awaitsField = false;
    claim.focus();
    return;
  }
  if (event.target !== claim) return;
  if (awaitsField) {
    awaitsField = false;
    claim.querySelector(".outcome").textContent = "";
    const name = FIELD_OF[event.key];
    if (name) {
      event.preventDefault();
      correct(claim, name);
    }
    return;
  }
  const judge = claim.querySelector("form.judge");
  const act = {
    j: () => step(claim, 1),
    k: () => step(claim, -1),
    a: () => decide(claim, judge, { verdict: "accept" }),
    r: () => decide(claim, judge, { verdict: "reject" }),
    x: () => judge.querySelector("[value=split]") && decide(claim, judge, { verdict: "split" }),
    w: () => judge.elements.reason.focus(),
    e: () => askField(claim),
    n: () => document.getElementById("missed") && openForm(document.getElementById("missed")),
    u: undo,
  }[event.key];
  if (act) {
    event.preventDefault();
    act();
  }
}

function submitted(event) {
  const leading = event.target.closest("form.add, form.unite, form.give");
  if (leading) {
    event.preventDefault();
    post(leading);
  }
  const form = event.target.closest("form.judge, form.correct");
  const claim = form?.closest(".claim");
  if (!claim) return;
  event.preventDefault();
  decide(claim, form, { verdict: event.submitter?.value || "edit" });
}

// What is selected in the article stands in the form for a claim that was missed, without our own marks.
function selected() {
  const form = document.querySelector("form.add");
  const selection = getSelection();
  const article = document.querySelector("article");
  if (!form || !selection.rangeCount || selection.isCollapsed) return;
  const range = selection.getRangeAt(0);
  if (!article?.contains(range.commonAncestorContainer)) return;
  const part = range.cloneContents();
  for (const ours of part.querySelectorAll(".ref, .what, .unseen")) ours.remove();
  form.elements.quote.value = part.textContent.trim();
  document.getElementById("missed").open = true;
}

document.addEventListener("keydown", pressed);
document.addEventListener("submit", submitted);
document.querySelector("article")?.addEventListener("mouseup", () => setTimeout(selected));
document.querySelector("article")?.addEventListener("keyup", () => setTimeout(selected));
for (const form of document.querySelectorAll("form.correct")) {
  const { field, value } = form.elements;
  const show = () => {
    value.value = current(form.closest(".claim"), field.value);
    help(form);
  };
  field.addEventListener("change", show);
  show();
}
if (location.pathname === "/review" && !location.hash) claims()[0]?.focus();
