// Runs before the first paint, so that a night watch never starts with a white flash. Kept out of the bundle for that.
try {
  const theme = localStorage.getItem("sdb-theme");
  const lang = localStorage.getItem("sdb-lang");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  if (lang === "fr" || lang === "en") document.documentElement.lang = lang;
} catch {
  // A browser that forbids storage follows the system.
}
