import { parameterOf } from './media-type.ts';

/** One part of a multipart body. */
export interface MimePart {
  /** From its Content-Disposition; its number where it has none. */
  readonly name: string;
  readonly isFile: boolean;
  /** By lower-case name. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Uint8Array;
}

/** The parts between the boundary that the content type names; undefined where there are none. */
export function readMultipart(bytes: Uint8Array, contentType: string): readonly MimePart[] | undefined {
  const boundary = parameterOf(contentType, 'boundary') ?? '';
  if (boundary === '') return undefined;
  // Latin-1 keeps every byte as one character.
  const text = Buffer.from(bytes).toString('latin1');
  const pieces = `\r\n${text}`.split(`\r\n--${boundary}`);
  const isEnded = pieces.at(-1)?.startsWith('--') === true;
  if (pieces.length < 3 || !isEnded) return undefined;
  return pieces.slice(1, -1).map(readPart);
}

function readPart(piece: string, index: number): MimePart {
  const start = piece.indexOf('\r\n');
  const end = piece.indexOf('\r\n\r\n');
  const lines = end === -1 ? [] : piece.slice(start + 2, end).split('\r\n');
  const headers = new Map(lines.flatMap(headerIn));
  const disposition = headers.get('content-disposition') ?? '';
  return {
    name: parameterOf(disposition, 'name') ?? String(index),
    isFile: parameterOf(disposition, 'filename') !== undefined,
    headers,
    body: Buffer.from(end === -1 ? '' : piece.slice(end + 4), 'latin1'),
  };
}

function headerIn(line: string): readonly (readonly [string, string])[] {
  const colon = line.indexOf(':');
  return colon === -1 ? [] : [[line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()]];
}
