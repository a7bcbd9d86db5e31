interface Headed {
  readonly headers?: { readonly [name: string]: readonly string[] };
}

/** The value of a header, whatever its case; several are joined as HTTP joins them. */
export const headerOf = (message: Headed, name: string): string | undefined =>
  Object.entries(message.headers ?? {})
    .find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1]
    .join(', ');

/** `Content-Type` and `Accept` are described by `content`, `Authorization` by `security`: OpenAPI ignores parameters of these names. */
export const isDescribedElsewhere = (name: string): boolean => ['accept', 'content-type', 'authorization'].includes(name.toLowerCase());

/** The value of one cookie. */
export const cookieOf = (message: Headed, name: string): string | undefined =>
  (headerOf(message, 'Cookie') ?? '')
    .split(/[;,]\s*/)
    .find((cookie) => cookie.startsWith(`${name}=`))
    ?.slice(name.length + 1);
