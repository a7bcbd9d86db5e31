import { expect } from 'chai';
import type { Json } from '../../json/json.ts';
import { listOperations } from '../operations.ts';
import { documentOf } from '../testing/documents.ts';
import { createRouter } from './router.ts';

const answers: Json = { get: { responses: {} } };
const document = documentOf({
  servers: [{ url: 'https://acme.test/{version}/shop', variables: { version: { default: 'v2' } } }, { url: '/old/' }, { url: '{scheme}://odd.acme.test:{port}/{base}/x', variables: { scheme: { default: 'http' }, port: { default: '80' }, base: { default: 'b', enum: ['b', 'c', 'd/e'] } } }],
  paths: {
    '/pets': answers,
    '/pets/': { get: { operationId: 'allPets', responses: {} } },
    '/toys': answers,
    '/pets/{id}.json': answers,
    '/pets/{id}:feed': answers,
    '/shelves/{row}-{column}': answers,
    '/uploads': { servers: [{ url: 'https://files.acme.test/raw' }], ...(typeof answers === 'object' ? answers : {}) },
    '/notes/{id}': { get: { servers: [{ url: 'https://notes.acme.test/n' }], responses: {} } },
  },
});

describe('a router', () => {
  const router = createRouter(listOperations(document).map((operation) => ({ document, operation })));

  /** The documented path that a path leads to, with the values of its parameters. */
  function found(path: string, method = 'GET'): unknown {
    const routed = router(method, path);
    const [route] = routed.kind === 'found' ? (routed.groups[0] ?? []) : [];
    return route === undefined ? routed.kind : [route.endpoint.operation.path, ...route.path.values()];
  }

  const table: readonly (readonly [string, string, unknown])[] = [
    ['below a server whose variables are at their defaults', '/v2/shop/toys', ['/toys']],
    ['below another server', '/old/toys', ['/toys']],
    ['below no server', '/toys', ['/toys']],
    ['below another value of a variable that lists none', '/v3/shop/toys', ['/toys']],
    ['below it with the values of its own parameters', '/v3/shop/shelves/3-b', ['/shelves/{row}-{column}', '3', 'b']],
    ['below the default of a variable that lists values', '/b/x/toys', ['/toys']],
    ['below another value that it lists', '/c/x/toys', ['/toys']],
    ['below a listed value with a slash', '/d/e/x/toys', ['/toys']],
    ['below no value that it does not list', '/f/x/toys', 'unknown'],
    ['below the server of a path', '/raw/uploads', ['/uploads']],
    ['not below the document’s server where a path has its own', '/old/uploads', 'unknown'],
    ['below the server of an operation', '/n/notes/7', ['/notes/{id}', '7']],
    ['with a slash at the end that is not documented', '/toys/', ['/toys']],
    ['with a slash at the end that is', '/pets/', ['/pets/']],
    ['without a slash at the end where both are', '/pets', ['/pets']],
    ['with an extension', '/pets/7.json', ['/pets/{id}.json', '7']],
    ['with a verb', '/pets/a.json:feed', ['/pets/{id}:feed', 'a.json']],
    ['with two parameters in a segment', '/shelves/3-b', ['/shelves/{row}-{column}', '3', 'b']],
    ['with a slash encoded in a value', '/notes/a%2Fb', ['/notes/{id}', 'a/b']],
    ['with letters that are encoded without need', '/%74oys', ['/toys']],
  ];
  for (const [what, path, route] of table) it(`finds an operation ${what}: ${path}`, () => expect(found(path)).to.deep.equal(route));

  it('knows a path whose method is another', () => expect(found('/toys', 'DELETE')).to.equal('wrong-method'));
});
