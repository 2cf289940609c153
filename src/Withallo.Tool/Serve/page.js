"use strict";

// The server writes the page; this only asks for it again when something happened, and keeps open what the reader opened.
const live = document.getElementById("live");

async function refresh() {
  const response = await fetch("/", { cache: "no-store" });
  if (!response.ok) return;
  const fresh = new DOMParser().parseFromString(await response.text(), "text/html").querySelector("main");
  const current = document.querySelector("main");
  for (const open of current.querySelectorAll("details[open]")) {
    fresh.querySelector(`#${CSS.escape(open.id)}`)?.setAttribute("open", "");
  }
  current.replaceWith(fresh);
}

const changes = new EventSource("/live");
changes.onopen = () => live.classList.add("on");
changes.onerror = () => live.classList.remove("on");
changes.onmessage = () => refresh().catch(() => live.classList.remove("on"));

document.querySelector("form").addEventListener("submit", event => {
  event.preventDefault();
  fetch("/send", { method: "POST", body: new URLSearchParams(new FormData(event.target)) });
});
