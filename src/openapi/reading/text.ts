import { badInput } from '../../failure/failure.ts';

/** What a file is read as. */
export type Noun = 'document' | 'overlay';

/** The text that bytes hold, in UTF-8 or in what its byte order mark names. What is no JSON or YAML at all is a `Failure` that says what it is. */
export function decodeText(bytes: Uint8Array, file: string, noun: Noun = 'document'): string {
  const text = new TextDecoder(encodingOf(bytes)).decode(bytes);
  const kind = kinds.find(({ pattern }) => pattern.test(text.slice(0, 1000)));
  if (kind === undefined) return text;
  throw badInput(`${noun}.${kind.code}`, kind.says, { place: file, fix: `name an OpenAPI ${noun} (JSON or YAML)` });
}

/** By the byte order mark; else by the zero byte that half of every character in JSON's and YAML's first line would be. */
function encodingOf([first, second]: Uint8Array): string {
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return 'utf-16le';
  return (first === 0xfe && second === 0xff) || (first === 0 && second !== 0 && second !== undefined) ? 'utf-16be' : 'utf-8';
}

const kinds = [
  { code: 'empty', pattern: /^\s*$/, says: 'the file is empty' },
  { code: 'binary', pattern: /^%PDF|[\u0000-\u0008\u000e-\u001f]/, says: 'is no text: perhaps a picture or an archive' },
  { code: 'html', pattern: /^\s*<(?:!doctype html|html|head|body)/i, says: 'is a web page (HTML), not an OpenAPI document' },
  { code: 'xml', pattern: /^\s*</, says: 'is XML, not an OpenAPI document' },
] as const;
