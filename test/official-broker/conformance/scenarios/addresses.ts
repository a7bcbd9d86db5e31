import { methods } from '../../../../src/broker/api/action.ts';
import { routes } from '../../../../src/broker/api/routes.ts';
import type { Scenario, Step } from '../script.ts';
import { get, send } from '../script.ts';

/** Every address of ours, with names that nobody has. */
const addresses = routes.map(([path]) => path.replaceAll(/:(\w+)(\{.*?\})?/g, (_, name: string) => `no-${name}`));
const writable = routes.flatMap(([, resource], index) =>
  methods
    .filter((method) => method !== 'GET' && resource[method] !== undefined)
    .map((method) => ({ method, path: addresses[index] ?? '' })),
);

const problem = 'application/hal+json, application/problem+json';

const everywhere = (step: (path: string) => Step): readonly Step[] => addresses.map(step);

/** What is the same for every address: methods, missing things, types of answers and bodies. */
export const missing: Scenario = {
  name: 'every address, and nothing there',
  steps: [
    ...everywhere((path) => send('OPTIONS', path)),
    ...everywhere((path) => send('HEAD', path)),
    send('PROPFIND', '/'),
    send('PROPFIND', '/nowhere'),
    send('TRACE', '/'),
    ...everywhere((path) => get(path)),
    ...['/', '/pacticipants', '/pacts/latest', '/matrix', '/labels'].map((path) => get(path, { accept: 'application/json' })),
    ...everywhere((path) => get(path, { accept: problem })).filter(({ path }) => path.startsWith('/pacticipants')),
    ...everywhere((path) => get(path, { accept: 'text/csv' })),
    ...writable.map(({ method, path }) => send(method, path, { body: '{', type: 'application/json' })),
    ...writable.map(({ method, path }) => send(method, path, { body: 'text', type: 'text/plain' })),
    ...writable.map(({ method, path }) => send(method, path, { body: '', type: 'application/json' })),
    ...writable.map(({ method, path }) => send(method, path, { body: '{}', type: 'application/json', accept: 'text/csv' })),
  ],
};
