/**
 * A reply's Markdown as React elements, built from our own blocks: no HTML string ever exists, no image is ever asked
 * for, and a link can only be what `safe-link` let through. While the text streams, each frame reads and renders the
 * open tail alone; a frozen block keeps its object, and so its element and its DOM nodes.
 */
import { Fragment, type ReactNode, memo, useEffect, useMemo, useState } from "react";
import type { Align, Block, Inline } from "./markdown/block.ts";
import { assertNever } from "#shared/assert-never.ts";
import { type FindRanges, markBlocks } from "./markdown/mark-blocks.ts";
import { GROUP_SIZE, MAX_STEP, NOTHING_READ, type OpenBlocks, openTail, readOn } from "./markdown/open-blocks.ts";
import "./markdown.css";

type MarkdownProps = {
  /** Only grows while `streaming`; give another message another `key`. */
  text: string;
  streaming: boolean;
  /** Words to mark where they are shown; keep the same function while it finds the same. */
  find?: FindRanges | undefined;
};

export function Markdown({ text, streaming, find }: MarkdownProps) {
  const read = useRead(text);
  return useMemo(() => <Reading read={read} streaming={streaming} find={find} />, [read, streaming, find]);
}

/** New words are read in the render that brings them: the caller has the clock. Many at once take several frames. */
function useRead(text: string): OpenBlocks {
  const [read, setRead] = useState(() => readOn(NOTHING_READ, text.slice(0, MAX_STEP)));
  const isFarAhead = text.length - read.text.length > MAX_STEP;
  if (read.text !== text && !isFarAhead) setRead(readOn(read, text));

  // The same `null` from showing to showing: an effect that changes is work of its own.
  const behind = isFarAhead ? read : null;
  const ahead = isFarAhead ? text : null;
  useEffect(() => {
    if (behind === null || ahead === null) return undefined;
    const frame = requestAnimationFrame(() => {
      const from = ahead.startsWith(behind.text) ? behind.text.length : 0;
      setRead(readOn(behind, ahead.slice(0, from + MAX_STEP)));
    });
    return () => cancelAnimationFrame(frame);
  }, [behind, ahead]);

  return read;
}

/** Block `n` always stands in box `n / 8`, so that freezing it moves nothing. */
function Reading({ read, streaming, find }: { read: OpenBlocks; streaming: boolean; find: FindRanges | undefined }) {
  const tail = openTail(read, streaming);
  const done = read.groups.filter((group) => group.length === GROUP_SIZE);
  const rest = [...(read.groups[done.length] ?? []), ...tail];
  const boxes: (readonly Block[])[] = [...done];
  for (let at = 0; at < rest.length; at += GROUP_SIZE) boxes.push(rest.slice(at, at + GROUP_SIZE));
  if (boxes.length === 0) boxes.push([]);
  const last = boxes.length - 1;
  const shown = find === undefined ? boxes : markBlocks(boxes, find);
  return (
    <div className="md">
      {shown.map((blocks, index) => (
        <Box key={index} blocks={blocks} caret={streaming && index === last} />
      ))}
    </div>
  );
}

const Box = memo(function Box({ blocks, caret }: { blocks: readonly Block[]; caret: boolean }) {
  const last = blocks.length - 1;
  return (
    <div className="md-box">
      {blocks.map((block, index) => (
        <BlockView key={index} block={block} caret={caret && index === last} />
      ))}
      {caret && last < 0 && (
        <p>
          <Caret />
        </p>
      )}
    </div>
  );
});

const BlockView = memo(function BlockView({ block, caret }: { block: Block; caret: boolean }) {
  const end = caret ? <Caret /> : null;
  switch (block.kind) {
    case "paragraph":
      return (
        <p>
          {inlines(block.children)}
          {end}
        </p>
      );
    case "line":
      return (
        <div className="md-line">
          {inlines(block.children)}
          {end}
        </div>
      );
    case "heading": {
      const Heading = `h${block.level}` as const;
      return (
        <Heading>
          {inlines(block.children)}
          {end}
        </Heading>
      );
    }
    case "quote":
      return (
        <blockquote>
          <Blocks of={block.blocks} end={end} />
        </blockquote>
      );
    case "list":
      return <ListView list={block} end={end} />;
    case "code":
      return (
        <pre>
          <code>
            {inlines(block.children)}
            {end}
          </code>
        </pre>
      );
    case "table":
      return <TableView table={block} end={end} />;
    case "rule":
      return (
        <>
          <hr />
          {end !== null && <p>{end}</p>}
        </>
      );
    default:
      return assertNever(block);
  }
});

/** `end` stands at the end of the last text, however deep that is. */
function Blocks({ of: blocks, end }: { of: readonly Block[]; end: ReactNode }) {
  const last = blocks.length - 1;
  if (last < 0) return end;
  return blocks.map((block, index) => <BlockView key={index} block={block} caret={end !== null && index === last} />);
}

function ListView({ list, end }: { list: Extract<Block, { kind: "list" }>; end: ReactNode }) {
  const last = list.items.length - 1;
  const items = list.items.map((blocks, index) => (
    <li key={index}>
      <Blocks of={blocks} end={index === last ? end : null} />
    </li>
  ));
  return list.start === null ? <ul>{items}</ul> : <ol start={list.start}>{items}</ol>;
}

function TableView({ table, end }: { table: Extract<Block, { kind: "table" }>; end: ReactNode }) {
  const lastRow = table.rows.length - 1;
  const lastCell = table.header.length - 1;
  const endOf = (row: number, cell: number) => (row === lastRow && cell === lastCell ? end : null);
  return (
    <table>
      <thead>
        <tr>
          {table.header.map((cell, column) => (
            <th key={column} scope="col" className={alignClass(table.align[column])}>
              {inlines(cell)}
              {endOf(-1, column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row, index) => (
          <tr key={index}>
            {row.map((cell, column) => (
              <td key={column} className={alignClass(table.align[column])}>
                {inlines(cell)}
                {endOf(index, column)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function alignClass(align: Align | undefined): string | undefined {
  return align === null || align === undefined ? undefined : `md-${align}`;
}

/** Plain calls, not components: a paragraph with a thousand bold words costs a thousand elements and no more. */
function inlines(of: readonly Inline[]): ReactNode {
  return of.map((inline, index) => inlineElement(inline, index));
}

function inlineElement(inline: Inline, key: number): ReactNode {
  switch (inline.kind) {
    case "text":
      return inline.text;
    case "break":
      return <br key={key} />;
    case "code":
      return <code key={key}>{inline.text}</code>;
    case "strong":
      return <strong key={key}>{inlines(inline.children)}</strong>;
    case "emphasis":
      return <em key={key}>{inlines(inline.children)}</em>;
    case "struck":
      return <del key={key}>{inlines(inline.children)}</del>;
    case "link":
      return (
        <Fragment key={key}>
          <a href={inline.href} rel="noopener noreferrer" referrerPolicy="no-referrer" target="_blank">
            <bdi>{inlines(inline.children)}</bdi>
          </a>
          {inline.note !== null && <bdi className="md-host">{` (${inline.note})`}</bdi>}
        </Fragment>
      );
    case "task":
      return (
        <span key={key} className="md-task">
          {inline.done ? "☑ " : "☐ "}
        </span>
      );
    case "mark":
      return (
        <mark key={key} className={inline.isFirst ? "first-hit" : undefined}>
          {inlines(inline.children)}
        </mark>
      );
    default:
      return assertNever(inline);
  }
}

function Caret() {
  return <span className="caret" aria-hidden />;
}
