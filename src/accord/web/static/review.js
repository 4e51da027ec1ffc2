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

async function decide(claim, form, more) {
  const told = claim.querySelector(".outcome");
  const answering = send("/decide", form, more);
  told.textContent = "…";
  if (claim.contains(document.activeElement)) step(claim, 1);
  let answer = await answering.catch(() => null);
  let body = answer ? await answer.json().catch(() => ({})) : {};
  while (answer?.status === 202) { // worked in behind
    told.textContent = body.told;
    await new Promise((go) => setTimeout(go, 1000));
    answer = await fetch(`/decide/${body.ticket}`, { headers: { accept: "application/json" } }).catch(() => null);
    body = answer ? await answer.json().catch(() => ({})) : {};
  }
  if (!answer || !answer.ok) {
    told.textContent = body.detail || "It could not be sent: is the server still there?";
    return;
  }
  last = { id: body.id, claim, form };
  told.replaceChildren(body.told + " ", changesOf(body.id));
  claim.classList.toggle("decided", more.verdict !== "edit");
}

function changesOf(id) {
  const link = document.createElement("a");
  link.href = `/decisions/${id}`;
  link.textContent = "What it changed";
  return link;
}

async function undo() {
  if (!last) return;
  const { id, claim, form } = last;
  last = null;
  const answer = await send("/undo", form, { id });
  const body = await answer.json().catch(() => ({}));
  claim.querySelector(".outcome").textContent = answer.ok ? body.told : body.detail;
  if (answer.ok) claim.classList.remove("decided");
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
  value.value = current(claim, name);
  value.focus();
  value.select();
}

function pressed(event) {
  const claim = event.target.closest?.(".queue > .claim[data-claim]");
  if (!claim || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") {
    awaitsField = false;
    claim.focus();
    return;
  }
  if (event.target !== claim) return;
  if (awaitsField) {
    awaitsField = false;
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
    e: () => (awaitsField = true),
    u: undo,
  }[event.key];
  if (act) {
    event.preventDefault();
    act();
  }
}

function submitted(event) {
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
  value.value = current(form.closest(".claim"), field.value);
  field.addEventListener("change", () => (value.value = current(form.closest(".claim"), field.value)));
}
if (location.pathname === "/review" && !location.hash) claims()[0]?.focus();
