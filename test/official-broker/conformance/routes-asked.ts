import { Hono } from 'hono';
import type { Resource } from '../../../src/broker/api/action.ts';
import { methods } from '../../../src/broker/api/action.ts';
import { routes } from '../../../src/broker/api/routes.ts';
import type { Answered } from './compare.ts';

/** Methods and addresses of ours that no request asked for with success. */
export async function routesNotAsked(answered: readonly Answered[]): Promise<readonly string[]> {
  const routeOf = routeFinder();
  const asked = new Set<string>();
  for (const { method, path, status } of answered) if (status < 400) asked.add(`${method} ${await routeOf(path)}`);
  const served = routes.flatMap(([path, resource]) => methodsOf(resource).map((method) => `${method} ${path}`));
  return served.filter((route) => !asked.has(route));
}

const methodsOf = (resource: Resource): readonly string[] => methods.filter((method) => resource[method] !== undefined);

/** Which of the addresses a path belongs to, as the broker itself finds it. */
function routeFinder(): (path: string) => Promise<string> {
  const app = new Hono({ getPath: (request) => new URL(request.url).pathname });
  for (const [path] of routes) app.all(path, (context) => context.text(path));
  return async (path) => (await app.request(path)).text();
}
