/** A file made in this page, handed to the person. Nothing leaves the device. */

/** Long enough for the slowest disk to have taken it. */
const KEPT_MS = 60_000;

export function download(name: string, file: Blob): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
}
