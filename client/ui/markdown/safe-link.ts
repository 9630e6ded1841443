/**
 * Which links of an untrusted reply may be followed: http, https and mailto, absolute, without credentials. Everything
 * else is words. The URL parser decides, as the browser would: tabs, line ends and case inside a scheme fool nobody.
 */
export type SafeLink = { href: string; leadsTo: string };

const WEB = new Set(["http:", "https:"]);

/** `leadsTo` is the host (punycode, with its port) or the mail address: what the reader must see before following. */
export function safeLink(address: string): SafeLink | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.protocol === "mailto:") return url.pathname === "" ? null : { href: url.href, leadsTo: url.pathname };
  if (!WEB.has(url.protocol) || url.username !== "" || url.password !== "") return null;
  return { href: url.href, leadsTo: url.host };
}

/** True when the words of a link already are its address, so that naming the host again would only be noise. */
export function saysItself(words: string, link: SafeLink): boolean {
  const said = bare(words);
  return said === bare(link.href) || said === link.leadsTo;
}

function bare(address: string): string {
  return address
    .trim()
    .replace(/^(?:https?:\/\/|mailto:)/i, "")
    .replace(/\/$/, "");
}
