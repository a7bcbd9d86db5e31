import type { JsonObject, ProviderFile } from 'vendorproof';

/** Twelve digits, all different. */
const account = (number: number): JsonObject => {
  const id = String(210_000_000_000 + number);
  return { Id: id, Arn: `arn:aws:organizations::123456789012:account/o-exampleorgid/${id}`, Name: `account ${number}`, State: 'ACTIVE', Status: 'ACTIVE', JoinedTimestamp: 1767225600.5 };
};

const accounts = (from: number, to: number): readonly JsonObject[] => Array.from({ length: to - from + 1 }, (_, index) => account(from + index));

export const provider: ProviderFile = {
  states: {
    'the organization has accounts on one page': { stub: [{ operation: 'ListAccounts', body: { Accounts: accounts(1, 2) } }] },
    'the organization has 45 accounts': {
      stub: [
        { operation: 'ListAccounts', when: { NextToken: null }, body: { Accounts: accounts(1, 20), NextToken: 'second' } },
        { operation: 'ListAccounts', when: { NextToken: 'second' }, body: { Accounts: accounts(21, 40), NextToken: 'third' } },
        { operation: 'ListAccounts', when: { NextToken: 'third' }, body: { Accounts: accounts(41, 45) } },
      ],
    },
    'every page announces the same next one': { stub: [{ operation: 'ListAccounts', body: { Accounts: accounts(1, 1), NextToken: 'again' } }] },
    'the token is of another list': { stub: [{ operation: 'ListAccounts', status: 400, body: { __type: 'InvalidInputException', message: 'The next token is not valid.' } }] },
    'the account is in no organization': { stub: [{ operation: 'ListAccounts', status: 400, body: { __type: 'AWSOrganizationsNotInUseException', message: 'Not a member of an organization.' } }] },
    'the account may not list accounts': { stub: [{ operation: 'ListAccounts', status: 400, body: { __type: 'AccessDeniedException', message: 'Not allowed.' } }] },
  },
};
