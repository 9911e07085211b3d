// The tour reads its step out once the page is there, and stays folded from page to page. Until
// somebody asks for it, it is one line.
const tour = document.querySelector("[data-tour]");
const FOLDED = "remit-tour-folded";
if (tour) {
  tour.open = tour.open && sessionStorage.getItem(FOLDED) !== tour.dataset.tour;
  tour.addEventListener("toggle", () => {
    if (tour.open) sessionStorage.removeItem(FOLDED);
    else sessionStorage.setItem(FOLDED, tour.dataset.tour);
  });
  // A live region is heard only when its words change after it stood on the page.
  window.setTimeout(() => {
    const said = [".tour-title", ".tour-says"].map((one) => tour.querySelector(one).textContent);
    document.querySelector("[data-tour-said]").textContent = said.join(". ").replace(/\s+/g, " ").trim();
  }, 500);
}
