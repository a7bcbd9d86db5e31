const loopback = /^(localhost|127\.0\.0\.1|\[::1\])$/;

/**
 * The address of a customer's instance. With http the keys would travel in the clear, and the instance's redirect to https makes
 * a GET of every POST. This machine is let through, for stubs and tunnels.
 */
export function instanceAddress(baseUrl: string): string {
  const url = URL.parse(baseUrl);
  if (url === null || !/^https?:$/.test(url.protocol)) throw new TypeError('the instance’s address is none: write https://<name>.on.axonius.com');
  if (url.protocol === 'http:' && !loopback.test(url.hostname)) throw new TypeError(`the instance is called by https: write https://${url.host}`);
  if (url.username !== '' || url.password !== '') throw new TypeError('credentials do not stand in the instance’s address');
  return `${url.origin}${url.pathname}`;
}
