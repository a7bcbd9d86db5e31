/** Lets calls into the vendor: puts a credential into each attempt's headers. */
export interface Authorizer {
  readonly authorize: () => Promise<Authorization>;
}

export interface Authorization {
  readonly headers: Readonly<Record<string, string>>;
  /** Called when the vendor refuses them with 401: drops what was refused, and says whether another one can be had. Default: it cannot. */
  readonly renew?: () => boolean | Promise<boolean>;
}

/** The same headers each time. */
export const fixedHeaders = (headers: Readonly<Record<string, string>>): Authorizer => ({ authorize: async () => ({ headers }) });
