/** No event is larger; more without an end of line is not kept in memory. */
const longest = 4 * 1024 * 1024;

/** Thrown for a line that does not end. */
export class LineTooLong extends Error {}

/** The whole lines of a text that comes in pieces. What stands after the last end of line broke off, and is left out. */
export async function* linesOf(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const piece of pieces) {
    const lines = (rest + decoder.decode(piece, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > longest) throw new LineTooLong();
    yield* lines;
  }
}
