/* c8 ignore start */
export type Metadata = Readonly<Record<string, string>>;
/** A value of null unsets that key. */
export type MetadataChange = Readonly<Record<string, string | null>>;

export interface Customer {
  readonly id: string;
  readonly deleted: false;
  readonly email: string | null;
  readonly name: string | null;
  readonly createdAt: Date;
  /** Whether real money is behind it. */
  readonly live: boolean;
  readonly metadata: Metadata;
}

/** Stripe answers 200 for a customer that was deleted, and nothing but its id is left. */
export interface DeletedCustomer {
  readonly id: string;
  readonly deleted: true;
}

export interface CustomerFields {
  readonly email?: string;
  readonly name?: string;
  readonly description?: string;
  readonly address?: Address;
  readonly metadata?: MetadataChange;
}

export interface Address {
  readonly line1?: string;
  readonly line2?: string;
  readonly postalCode?: string;
  readonly city?: string;
  readonly state?: string;
  /** ISO 3166, two letters. */
  readonly country?: string;
}

/** How much of a list is asked for at once, and from when on. */
export interface ListFilter {
  /** Objects per page: 1 to 100. */
  readonly limit?: number;
  readonly createdSince?: Date;
  readonly createdBefore?: Date;
}

export interface CustomerFilter extends ListFilter {
  /** As written, upper and lower case included. Several customers may have it. */
  readonly email?: string;
}
/* c8 ignore stop */
