/**
 * Formats whose texts a client takes apart, as regular expressions that let through every way in which vendors write them: fractions of
 * seconds, offsets with and without a colon, braces around UUIDs. Pact's own date matchers know one fixed layout each, so they are not used.
 */
const texts: Readonly<Record<string, string>> = {
  'date-time': '^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]+)?([Zz]|[+-][0-9]{2}:?[0-9]{2})$',
  date: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$',
  uuid: '^\\{?[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}\\}?$',
};

export const formatRegex = (format: string | undefined): string | undefined =>
  format !== undefined && Object.hasOwn(texts, format) ? texts[format] : undefined;
