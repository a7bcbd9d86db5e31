/** Where the broker is for a client: as configured, else where the request (or the proxy before it) says it went. */
export function baseOf(request: Request, configured: string | undefined): string {
  if (configured !== undefined) return configured.replace(/\/+$/, '');
  const url = new URL(request.url);
  const scheme = forwarded(request, 'x-forwarded-proto', /^https?$/) ?? url.protocol.slice(0, -1);
  const host = forwarded(request, 'x-forwarded-host', /^[\w.:[\]-]+$/) ?? url.host;
  return `${scheme}://${host}`;
}

/** The first of several proxies is the one nearest to the client. */
function forwarded(request: Request, header: string, form: RegExp): string | undefined {
  const value = request.headers.get(header)?.split(',')[0]?.trim();
  return value !== undefined && form.test(value) ? value : undefined;
}
