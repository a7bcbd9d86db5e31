/** What stands in a secret's place in everything that is kept or shown. */
export const mask = '***';

export interface Masker {
  text(text: string): string;
  headers(headers: Iterable<readonly [string, string]>): Readonly<Record<string, string>>;
}

const secretName = /authorization|cookie|token|secret|passw(or)?d|api[-_]?key|signature|credential/i;
const secretField = /("(?:[A-Za-z_-]*(?:token|secret|passw(?:or)?d|api_?key|private_?key))"\s*:\s*)"(?:[^"\\]|\\.)*"/gi;
const secretParameter = /((?:^|[?&\s])(?:[A-Za-z_.-]*(?:token|secret|passw(?:or)?d|api_?key|signature|assertion|code_verifier))=)[^&\s"'#]+/gi;
const userInfo = /(\/\/)[^/\s@"']+@/g;
const bearer = /\b(Bearer|Basic|Token) [A-Za-z0-9._~+/=-]{6,}/g;

/** Hides what looks like a secret, and the given secrets wherever and however they are written. */
export function masker(secrets: readonly string[] = []): Masker {
  const known = secrets.flatMap(writings).toSorted((a, b) => b.length - a.length);
  const text = (value: string): string =>
    known
      .reduce((masked, secret) => masked.replaceAll(secret, mask), value)
      .replace(secretField, `$1"${mask}"`)
      .replace(secretParameter, `$1${mask}`)
      .replace(userInfo, `$1${mask}@`)
      .replace(bearer, `$1 ${mask}`);
  const header = (name: string, value: string): string =>
    secretName.test(name) ? value.replace(/^(\w+ )?.*$/s, `$1${mask}`) : text(value);
  return {
    text,
    headers: (headers) => Object.fromEntries([...headers].map(([name, value]) => [name, header(name, value)])),
  };
}

/** A secret as it may appear: plain, percent-encoded, inside JSON, as base64. Too short a one would hide half of every text. */
function writings(secret: string): readonly string[] {
  if (secret.length < 4) return [];
  const base64 = Buffer.from(secret).toString('base64');
  return [...new Set([secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1), base64, base64.replace(/=+$/, '')])];
}
