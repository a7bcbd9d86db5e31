/** Whether bytes are what a content type says, judged by how such files begin. */
export function isContentOf(bytes: Uint8Array, type: string): boolean {
  const wanted = (type.split(';')[0] ?? '').trim().toLowerCase();
  const binary = beginnings.find(([, start]) => start.every((byte, index) => byte === undefined || bytes[index] === byte));
  if (binary !== undefined) return binary[0] === wanted;
  const text = textIn(bytes);
  if (text === undefined) return wanted === 'application/octet-stream';
  return wanted === 'text/plain' || kindOfText(text) === wanted || (wanted === 'text/xml' && kindOfText(text) === 'application/xml');
}

type Beginning = readonly (number | undefined)[];

const ascii = (text: string): Beginning => Array.from(text, (character) => (character === '?' ? undefined : character.charCodeAt(0)));

const beginnings: readonly (readonly [type: string, start: Beginning])[] = [
  ['image/png', [0x89, ...ascii('PNG')]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/gif', ascii('GIF8')],
  ['image/webp', ascii('RIFF????WEBP')],
  ['image/bmp', ascii('BM')],
  ['audio/x-wav', ascii('RIFF????WAVE')],
  ['audio/mpeg', ascii('ID3')],
  ['video/mp4', ascii('????ftyp')],
  ['application/pdf', ascii('%PDF')],
  ['application/zip', [...ascii('PK'), 3, 4]],
  ['application/gzip', [0x1f, 0x8b, 8]],
];

function textIn(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}

/** What a text without a content type is taken for. */
export function kindOfText(text: string): string {
  if (/^\s*<\?xml\s*version/.test(text)) return 'application/xml';
  if (/^\s*<(?:!doctype|html>)/i.test(text)) return 'text/html';
  if (/^\s*<\w/.test(text)) return 'application/xml';
  return /^\s*(?:true|false|null|\d|"\w*|\{\s*(?:\}|"\w)|\[\s*)/.test(text) ? 'application/json' : 'text/plain';
}
