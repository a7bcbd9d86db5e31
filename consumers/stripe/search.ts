import type { Metadata } from './types/customers.ts';

/** What a search looks for: all of it, each as an exact value. */
export interface SearchFilter {
  readonly email?: string;
  readonly name?: string;
  readonly customer?: string;
  readonly status?: string;
  readonly currency?: string;
  readonly metadata?: Metadata;
  /** Objects per page: 1 to 100. */
  readonly limit?: number;
}

/** A filter in Stripe's query language: `email:"a@b.example" AND metadata["tenant_id"]:"t-1"`. */
export function searchQuery({ metadata = {}, limit: _, ...fields }: SearchFilter): string {
  const clauses = [
    ...Object.entries(fields).map(([field, value]) => `${field}:${quoted(value)}`),
    ...Object.entries(metadata).map(([key, value]) => `metadata[${quoted(key)}]:${quoted(value)}`),
  ];
  if (clauses.length === 0) throw new TypeError('a search has to look for something');
  return clauses.join(' AND ');
}

/** Text that ends no clause and begins no other one. */
const quoted = (text: string): string => `"${text.replaceAll(/["\\]/g, String.raw`\$&`)}"`;
