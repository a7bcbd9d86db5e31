/** `2026-11-24T08:08:02.123Z` → `2026-11-24T08:08:02+00:00`, the form in which Pact brokers write times. */
export const time = (stored: string): string => `${stored.slice(0, 19)}+00:00`;

/** Leaves out what has no value: absent, not null, is how a broker says so. */
export const present = (value: object): object =>
  Object.fromEntries(Object.entries(value).filter(([, member]) => member !== null && member !== undefined));

export interface Link {
  readonly href: string;
  readonly title?: string;
  readonly name?: string;
}

/** A link with a title and the name of what it leads to. */
export const link = (href: string, title: string, name?: string): Link => ({ title, ...(name !== undefined && { name }), href });

/** A link whose `{parts}` the client fills in. */
export const template = (href: string, title: string): object => ({ title, href, templated: true });

/** When it came to be and, if later, was changed. */
export const times = (value: { readonly createdAt: string; readonly updatedAt?: string }): object => ({
  createdAt: time(value.createdAt),
  ...(value.updatedAt !== undefined && value.updatedAt !== value.createdAt && { updatedAt: time(value.updatedAt) }),
});

export const curies = (base: string, context: string): readonly object[] => [
  { name: 'pb', href: `${base}/doc/{rel}?context=${context}`, templated: true },
];
