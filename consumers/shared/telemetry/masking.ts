/** What stands in a secret's place. */
const masked = '[masked]';

type Hide = (text: string) => string;

/** Everything else that is sent or answered may hold a credential, a session or somebody's name. */
const plainHeader =
  /^(accept|accept-encoding|content-encoding|content-type|content-length|user-agent|date|server|etag|vary|cache-control|retry-after|traceparent|transfer-encoding|connection|(x-)?rate-?limit[\w-]*|[\w-]*request-?id|[\w-]*trace-?id)$/i;

/** Names of query parameters and fields whose value is nobody's to read: within a name, and as a whole one. */
const telling = 'authorization|cookie|token|secret|passw|passphrase|api[-_]?key|access[-_]?key|private[-_]?key|signature|credential|assertion|verifier|session|certificate|cvc|card.?number';
const tellingName = new RegExp(`${telling}|^(?:key|sig|pin|otp|jwt|auth)$`, 'i');
/** In a query or a form a code is one that is exchanged for a token; in an answer it says what went wrong. */
const tellingParameter = new RegExp(`${tellingName.source}|^code$`, 'i');
const tellingElement = new RegExp(`<([\\w:.-]*(?:${telling})[\\w:.-]*)((?:[^<>]*[^<>/])?)>[^]*?(?=</\\1\\s*>|$)`, 'gi');

/** What is a secret by its looks: tokens (JWT), keys (PEM), and what follows a scheme. */
const secretLook = /\beyJ[\w-]+\.[\w-]+(\.[\w-]*)?|-----BEGIN [A-Z ]+-----[\s\S]*?(-----END [A-Z ]+-----|$)|\b(?:Bearer|Basic|Token) [\w.~+/=-]{6,}/g;

/** Longer bodies are left out: nobody reads them, and they take their time. */
const longest = 256 * 1024;

const maskText = (text: string, hide: Hide): string => hide(text).replaceAll(secretLook, masked);

export const maskHeader = (name: string, value: string, hide: Hide): string => (plainHeader.test(name) ? maskText(value, hide) : masked);

/** An address without its user part, its query masked. */
export function maskUrl(address: string, hide: Hide): URL {
  const url = new URL(address);
  Object.assign(url, { username: '', password: '', hash: '', pathname: maskText(url.pathname, hide) });
  url.search = maskForm(url.search, hide);
  return url;
}

/** What can be read member by member is masked so; anything else is left out, since nobody knows what it holds. */
export function maskBody(body: string, type: string, hide: Hide): string {
  if (body.length > longest) return leftOut(body, type);
  try {
    if (/\bjson\b/i.test(type)) return maskJson(body, hide);
    if (/\bx-www-form-urlencoded\b/i.test(type)) return maskForm(body, hide);
    if (/\bxml\b/i.test(type)) return maskXml(body, hide);
  } catch {
    // Not what its type says, or nested deeper than can be followed.
  }
  return leftOut(body, type);
}

const leftOut = (body: string, type: string): string => (body === '' ? '' : `[${body.length} characters of ${type === '' ? 'no type' : type} left out]`);

const maskJson = (body: string, hide: Hide): string =>
  JSON.stringify(
    JSON.parse(body, (name, value: unknown) => {
      if (tellingName.test(name)) return masked;
      return typeof value === 'string' ? maskText(value, hide) : value;
    }),
  );

function maskForm(form: string, hide: Hide): string {
  const members = [...new URLSearchParams(form)].map(([name, value]): [string, string] => [name, tellingParameter.test(name) ? masked : maskText(value, hide)]);
  return new URLSearchParams(members).toString();
}

/** Elements with all that is in them, and attributes. */
const maskXml = (body: string, hide: Hide): string =>
  maskText(body, hide)
    .replaceAll(tellingElement, `<$1$2>${masked}`)
    .replaceAll(/([\w:.-]+)=("[^"<]*"|'[^'<]*')/g, (all: string, name: string) => (tellingName.test(name) ? `${name}="${masked}"` : all));
