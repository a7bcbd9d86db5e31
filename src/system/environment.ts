/** Environment variables as a value: read here once, handed down from the entry points. */
export type Environment = Readonly<Record<string, string | undefined>>;

export const systemEnvironment = (): Environment => process.env;
