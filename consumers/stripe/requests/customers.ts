import type { FormFields } from '../form.ts';
import type { Address, CustomerFields, CustomerFilter, ListFilter } from '../types/customers.ts';

export const customerForm = ({ address, ...fields }: CustomerFields): FormFields => ({ ...fields, address: address && addressForm(address) });

const addressForm = ({ postalCode, ...address }: Address): FormFields => ({ ...address, postal_code: postalCode });

export const customerQuery = ({ email, ...list }: CustomerFilter): FormFields => ({ email, ...listQuery(list) });

/** What all lists take. */
export const listQuery = ({ limit, createdSince, createdBefore }: ListFilter): FormFields => ({
  limit,
  created: (createdSince ?? createdBefore) && { gte: seconds(createdSince), lt: seconds(createdBefore) },
});

const seconds = (moment: Date | undefined): number | undefined => moment && Math.floor(moment.getTime() / 1000);
