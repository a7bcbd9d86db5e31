import { createRequire } from 'node:module';
import { splitPointer } from '../../json/pointer.ts';

/** Longer texts are not read a second time for the sake of line numbers. */
export const longestWithLines = 1_000_000;

/** Finds the line of a pointer in a document's text; JSON is YAML, too. */
export function createLineFinder(text: string): (pointer: string) => number | undefined {
  // Loaded here, because most commands need no lines.
  const { isNode, LineCounter, parseDocument }: typeof import('yaml') = createRequire(import.meta.url)('yaml');
  const lines = new LineCounter();
  const parsed = parseDocument(text, { lineCounter: lines, uniqueKeys: false, logLevel: 'silent' });
  return (pointer) => {
    const node = parsed.getIn(splitPointer(pointer), true);
    const offset = isNode(node) ? node.range?.[0] : undefined;
    return offset === undefined ? undefined : lines.linePos(offset).line;
  };
}
