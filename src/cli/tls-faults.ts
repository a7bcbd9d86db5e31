/** What may be wrong with the TLS that a stub speaks, for tests of clients. */
export const tlsFaults = ['expired', 'wrong-host', 'self-signed', 'old-protocol'] as const;

export type TlsFault = (typeof tlsFaults)[number];
