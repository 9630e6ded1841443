// Runs before the first paint, so that a night watch never starts with a white flash. Kept out of the bundle for that.
try {
  const theme = localStorage.getItem("sdb-theme");
  const lang = localStorage.getItem("sdb-lang");
  if (theme === "light" || theme === "dark") {
    document.documentElement.dataset.theme = theme;
    // The bar of an installed app's window.
    for (const meta of document.querySelectorAll("meta")) {
      if (meta.name === "theme-color") meta.media = meta.dataset.theme === theme ? "all" : "not all";
    }
  }
  if (lang === "fr" || lang === "en") document.documentElement.lang = lang;
} catch {
  // A browser that forbids storage follows the system.
}
