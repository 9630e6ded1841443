/**
 * Writes a `.br` and a `.gz` beside each text file of the built client, so that the server only picks one. Fonts and images
 * are compressed already. A file that does not shrink gets no sibling.
 */
import { readFile, writeFile } from "node:fs/promises";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { builtFiles } from "./built-files.ts";

const TEXT = /\.(?:js|css|html|svg|json|webmanifest|txt)$/;

export async function precompress(folder: string): Promise<void> {
  const files = (await builtFiles(folder)).filter((file) => TEXT.test(file));
  await Promise.all(files.map(writeSiblings));
}

async function writeSiblings(file: string): Promise<void> {
  const plain = await readFile(file);
  const [br, gz] = await Promise.all([
    promisify(brotliCompress)(plain, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: plain.length } }),
    promisify(gzip)(plain, { level: constants.Z_BEST_COMPRESSION }),
  ]);
  if (br.length < plain.length) await writeFile(`${file}.br`, br);
  if (gz.length < plain.length) await writeFile(`${file}.gz`, gz);
}
