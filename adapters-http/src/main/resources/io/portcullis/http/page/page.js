"use strict";

const words = document.querySelector("main").dataset;
const token = new URLSearchParams(location.hash.slice(1)).get("token");
let waiting = false;

// Whoever looks over a shoulder, or into the history, finds no token.
if (location.hash) {
  history.replaceState(null, "", location.pathname + location.search);
}

// Another link, followed while the page is open, changes the fragment and loads nothing.
addEventListener("hashchange", () => location.reload());

function part(id) {
  return document.getElementById(id);
}

function paragraph(name, text) {
  const element = document.createElement(name);
  element.textContent = text;
  return element;
}

function tell(sentence, problem = {}) {
  const faults = problem.errors ? problem.errors.map(fault => fault.detail) : [];
  const details = faults.map(detail => paragraph("p", detail));
  details.forEach(detail => { detail.lang = "en"; });
  part("told").replaceChildren(paragraph("p", sentence), ...details);
}

function tellFailure(answer) {
  const sentence = { 400: words.refused, 429: words.throttled }[answer.status];
  tell(sentence || words.failed, answer.problem);
}

// One at a time, however often a button is pressed.
async function post(path, body, settle) {
  if (waiting) {
    return;
  }
  waiting = true;
  part("told").replaceChildren();
  let answer;
  try {
    const response = await fetch(path, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
      credentials: "omit",
      redirect: "error"
    });
    answer = { status: response.status, problem: response.ok ? {} : await response.json() };
  } catch {
    answer = { status: 0, problem: {} };
  }
  waiting = false;
  settle(answer);
}

part("ask").addEventListener("submit", event => {
  event.preventDefault();
  post(part("ask").dataset.path, { email: part("email").value }, answer => {
    if (answer.status === 202) {
      part("ask").hidden = true;
      tell(words.asked);
    } else {
      tellFailure(answer);
    }
  });
});
