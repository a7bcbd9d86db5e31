interface Headed {
  readonly headers?: { readonly [name: string]: readonly string[] };
}

/** The value of a header, whatever its case; several are joined as HTTP joins them. */
export const headerOf = (message: Headed, name: string): string | undefined =>
  Object.entries(message.headers ?? {})
    .find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1]
    .join(', ');

/** The value of one cookie. */
export const cookieOf = (message: Headed, name: string): string | undefined =>
  (headerOf(message, 'Cookie') ?? '')
    .split(/[;,]\s*/)
    .find((cookie) => cookie.startsWith(`${name}=`))
    ?.slice(name.length + 1);
