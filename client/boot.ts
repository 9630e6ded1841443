/**
 * The first code of the page, small enough not to fail. It loads the app; when that cannot be loaded or started, a
 * page without React says why and still shows the words kept on this device.
 */
async function boot(): Promise<void> {
  try {
    const { start } = await import("./main.tsx");
    await start();
  } catch (error) {
    const { showRescuePage } = await import("./rescue/rescue-page.ts");
    await showRescuePage(error);
  }
}

void boot();
