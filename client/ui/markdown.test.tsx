// @vitest-environment happy-dom
import { act } from "react";
import { type Root, createRoot } from "react-dom/client";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Markdown } from "./markdown.tsx";

let host: HTMLElement;
let root: Root;

beforeEach(() => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
  host = document.createElement("div");
  document.body.append(host);
  root = createRoot(host);
});

afterEach(() => {
  act(() => root.unmount());
  host.remove();
});

function show(text: string, streaming = false) {
  act(() => root.render(<Markdown text={text} streaming={streaming} />));
  return host;
}

const nextFrame = () => act(() => new Promise<void>((done) => requestAnimationFrame(() => done())));

async function stream(text: string) {
  show(text, true);
  await nextFrame();
  await nextFrame();
  return host;
}

const hrefs = () => [...host.querySelectorAll("[href]")].map((element) => element.getAttribute("href") ?? "");

const ATTACKS = [
  "[x](javascript:alert(1))",
  "[x](JaVaScRiPt:alert(1))",
  "[x](java\tscript:alert(1))",
  "[x](&#106;avascript:alert(1))",
  "[x](&#x6A;avascript&colon;alert(1))",
  "[x](javascript&colon;alert(1))",
  "[x](<java\nscript:alert(1)>)",
  "[x](< javascript:alert(1)>)",
  "[x](\u0001javascript:alert(1))",
  "[x](vbscript:msgbox(1))",
  "[x](data:text/html;base64,PHNjcmlwdD4=)",
  "[x](file:///etc/passwd)",
  "[x](blob:http://a.b/c)",
  "[x](//evil.example/a)",
  "[x](/api/ai/coach)",
  "[x](https://bank.example@evil.example/)",
  "<javascript:alert(1)>",
  "<data:text/html,x>",
  "[x]: javascript:alert(1)\n\n[x]",
  "[x][y]\n\n[y]: data:text/html,x",
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "<svg onload=alert(1)><use href='data:x'/></svg>",
  "a <iframe srcdoc='<script>alert(1)</script>'></iframe> b",
  "<a href='javascript:alert(1)'>x</a>",
  "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
  "<base href='https://evil.example/'><meta http-equiv=refresh content='0;url=//evil.example'>",
  "![x](https://evil.example/p.png)",
  "![x](javascript:alert(1))",
  "![x](data:image/svg+xml;base64,PHN2Zz4=)",
  "[![x](https://evil.example/p.png)](javascript:alert(1))",
  '![x](https://evil.example/"onerror="alert(1))',
  "```<img src=x onerror=alert(1)>\n<script>alert(1)</script>\n```",
  "| <img src=x> | [x](javascript:a) |\n|-|-|\n| ![x](http://e.f/g) | <b onclick=a>x</b> |",
];

const NOT_WORDS =
  "img, script, iframe, object, embed, svg, math, style, link, meta, base, form, input, video, audio, source, template";

describe("A hostile reply", () => {
  it.each(ATTACKS)("is only words: %j", async (attack) => {
    for (const text of [attack, `a\n\n${attack}\n\nb`, `- ${attack}`, `> **${attack}**`]) {
      show(text);
      expectOnlyWords();
      await stream(text.slice(0, -1));
      expectOnlyWords();
    }
  });

  function expectOnlyWords() {
    expect(host.querySelectorAll(NOT_WORDS)).toHaveLength(0);
    expect(host.querySelectorAll("[src], [srcset], [style], [action]")).toHaveLength(0);
    const attributes = [...host.querySelectorAll("*")].flatMap((element) => element.getAttributeNames());
    expect(attributes.filter((name) => name.startsWith("on"))).toEqual([]);
    expect(hrefs().filter((href) => !/^(?:https?:\/\/[^@]*$|mailto:)/.test(href))).toEqual([]);
  }

  it("shows its raw HTML as it was written", () => {
    expect(show("a <b onclick='x'>word</b>\n\n<div>\nother\n</div>").textContent).toContain("<b onclick='x'>word</b>");
    expect(host.textContent).toContain("<div>\nother\n</div>");
  });

  it("shows where an image was, and from which host, without asking for it", () => {
    expect(show("![un phare](https://evil.example/p.png)").textContent).toBe("un phare (evil.example)");
  });
});

describe("A link", () => {
  const link = () => host.querySelector("a");

  it("says its host when its words do not", () => {
    expect(show("[ma banque](https://evil.example/login)").textContent).toBe("ma banque (evil.example)");
    expect(show("[bank.example](https://evil.example/)").textContent).toBe("bank.example (evil.example)");
    expect(show("[écris-moi](mailto:a@b.example)").textContent).toBe("écris-moi (a@b.example)");
  });

  it("does not repeat an address already in sight", () => {
    expect(show("https://a.example/page").textContent).toBe("https://a.example/page");
    expect(show("[a.example](https://a.example/)").textContent).toBe("a.example");
    expect(show("<a@b.example>").textContent).toBe("a@b.example");
  });

  it("opens elsewhere, with no opener and no referrer", () => {
    show("[x](https://a.example/)");
    expect(link()?.getAttribute("rel")).toBe("noopener noreferrer");
    expect(link()?.getAttribute("referrerpolicy")).toBe("no-referrer");
    expect(link()?.getAttribute("target")).toBe("_blank");
  });
});

describe("A reply that streams", () => {
  const REPLY =
    "# Verdict\n\nTon **accroche** tient.\n\n- un\n- deux\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n> cite\n\nfin *là*\n";

  it("keeps the DOM nodes of its finished blocks", async () => {
    await stream("# Verdict\n\nTon **accroche** tient.\n\n- un\n");
    const [title, text, list] = [host.querySelector("h3"), host.querySelector("p"), host.querySelector("ul")];
    const strong = host.querySelector("strong");
    await stream(REPLY);
    show(REPLY);
    expect(title).not.toBeNull();
    expect(host.querySelector("h3")).toBe(title);
    expect(host.querySelector("p")).toBe(text);
    expect(host.querySelector("strong")).toBe(strong);
    expect(host.querySelector("ul")).toBe(list);
  });

  it("keeps them over more than one box of blocks", async () => {
    const paragraphs = Array.from({ length: 40 }, (_, n) => `bloc ${n}`);
    await stream(paragraphs.slice(0, 20).join("\n\n"));
    const before = [...host.querySelectorAll("p")];
    await stream(paragraphs.join("\n\n"));
    expect([...host.querySelectorAll("p")].slice(0, 20)).toEqual(before);
    expect(before.every((node, n) => node === host.querySelectorAll("p")[n])).toBe(true);
    expect(host.querySelectorAll(".md-box")).toHaveLength(5);
  });

  it("shows new words in the render that brings them, and asks for no frame of its own", () => {
    const asked = vi.spyOn(globalThis, "requestAnimationFrame");
    for (const text of ["un", "un deux", "un deux\n\ntrois", "un deux\n\ntrois **quatre"]) {
      expect(show(text, true).textContent).toBe(text.replace(/\n\n|\*\*/g, ""));
    }
    expect(asked).not.toHaveBeenCalled();
    asked.mockRestore();
  });

  it("shows its last words at once when it ends", async () => {
    await stream("un");
    expect(show("un deux").textContent).toBe("un deux");
  });

  it.each(["", "mot", "# titre", "- a\n- b", "> cite", "```\ncode", "|a|b|\n|-|-|\n|1|2|", "---\n", "- a\n  - b"])(
    "has one caret at the end of its last text, and none when it is over: %j",
    async (text) => {
      await stream(text);
      expect(host.querySelectorAll(".caret")).toHaveLength(1);
      expect(host.querySelector(".caret")?.getAttribute("aria-hidden")).toBe("true");
      expect(endsWithCaret(host)).toBe(true);
      show(text);
      expect(host.querySelectorAll(".caret")).toHaveLength(0);
    },
  );

  function endsWithCaret(element: Element): boolean {
    const last = [...element.childNodes].findLast((node) => node.textContent !== "" || node instanceof Element);
    return last instanceof Element && (last.className === "caret" || endsWithCaret(last));
  }

  it("ends with the words and the shapes of the whole text", () => {
    show(`${REPLY}\n1. a\n2. b\n\n- [x] fait\n- [ ] à faire\n\n~~non~~ \`code\`\n\n\`\`\`js\nlet a\n\`\`\`\n\n---\n`);
    for (const word of [
      "Verdict",
      "accroche",
      "deux",
      "cite",
      "fin là",
      "☑ fait",
      "☐ à faire",
      "non",
      "code",
      "let a",
    ]) {
      expect(host.textContent).toContain(word);
    }
    for (const name of [
      "h3",
      "strong",
      "em",
      "ul",
      "ol",
      "li",
      "table",
      "th",
      "td",
      "blockquote",
      "del",
      "code",
      "pre",
      "hr",
    ]) {
      expect(host.querySelector(name), name).not.toBeNull();
    }
    expect(host.querySelector("h1, h2, input")).toBeNull();
  });

  it("reads a very long text over several frames, to its end", async () => {
    const text = `${"mot ".repeat(20)}\n\n`.repeat(600);
    show(text);
    for (let frame = 0; frame < 10; frame += 1) await nextFrame();
    expect(host.querySelectorAll("p")).toHaveLength(600);
  });
});
