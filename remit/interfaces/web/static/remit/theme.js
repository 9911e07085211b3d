// Before the page is drawn: says that scripts run, and follows the machine's choice of light or
// dark unless the person chose one.
(() => {
  const page = document.documentElement;
  page.classList.add("js");
  if (page.dataset.theme !== "auto") return;
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const follow = () => { page.dataset.bsTheme = dark.matches ? "dark" : "light"; };
  dark.addEventListener("change", follow);
  follow();
})();
