
// SPDX-License-Identifier: Apache-2.0
// Shows an edge's card beside its box while the pointer or the focus is on it. Without this script
// the boxes are links to the cards. No less-than sign and no ampersand: the page is XML too.
(() => {
  "use strict";
  const picture = document.querySelector(".picture");
  if (picture === null) {
    return;
  }
  const popup = document.createElement("div");
  popup.className = "popup";
  popup.hidden = true;
  // the box's label says as much, and its link leads to the card itself
  popup.setAttribute("aria-hidden", "true");
  picture.append(popup);
  let leaving = 0;

  const hide = () => {
    popup.hidden = true;
  };
  const stay = () => clearTimeout(leaving);
  const leave = () => {
    stay();
    leaving = setTimeout(hide, 150);
  };
  const show = (box) => {
    stay();
    const card = document.getElementById(box.hash.slice(1)).cloneNode(true);
    card.removeAttribute("id");
    card.removeAttribute("tabindex");
    popup.replaceChildren(card);
    popup.hidden = false;
    const gap = 8;
    const middle = box.offsetLeft + box.offsetWidth / 2 - popup.offsetWidth / 2;
    const room = picture.clientWidth - popup.offsetWidth;
    popup.style.left = Math.max(0, Math.min(room, middle)) + "px";
    const place = box.getBoundingClientRect();
    const needed = popup.offsetHeight + gap;
    const above = place.bottom + needed > window.innerHeight ? place.top > needed : false;
    popup.style.top =
      (above ? box.offsetTop - needed : box.offsetTop + box.offsetHeight + gap) + "px";
  };

  for (const box of picture.querySelectorAll(".box")) {
    box.addEventListener("pointerenter", () => show(box));
    box.addEventListener("focus", () => show(box));
    box.addEventListener("pointerleave", leave);
    box.addEventListener("blur", leave);
  }
  popup.addEventListener("pointerenter", stay);
  popup.addEventListener("pointerleave", leave);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      hide();
    }
  });
})();
