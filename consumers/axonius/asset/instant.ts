const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'].join('|');

/** The newer API's way, RFC 1123, always in GMT. */
const rfc1123 = new RegExp(`^[A-Z][a-z]{2}, \\d{2} (${months}) \\d{4} \\d{2}:\\d{2}:\\d{2} GMT$`);

/** The older API's way, and that of saved queries: with or without an offset, which is UTC where it is left out. */
const iso = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2})(?:\.\d+)?(Z|[+-]\d{2}:\d{2})?$/;

/** The instant as ISO 8601 in UTC, to the second: `2026-11-21T12:08:36Z`. Undefined for what is no instant: adapters put anything there. */
export function instant(text: string): string | undefined {
  const time = Date.parse(normal(text.trim()));
  return Number.isNaN(time) ? undefined : new Date(time).toISOString().replace(/\.\d{3}Z$/, 'Z');
}

function normal(text: string): string {
  const [, day, time, offset = 'Z'] = iso.exec(text) ?? [];
  if (day !== undefined) return `${day}T${time}${offset}`;
  return rfc1123.test(text) ? text : '';
}
