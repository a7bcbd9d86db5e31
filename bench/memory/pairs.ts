import type { Document } from '../../src/openapi/document.ts';
import type { Operation } from '../../src/openapi/operations.ts';
import { listOperations } from '../../src/openapi/operations.ts';

/** An operation that makes a thing, and the one that reads it. */
export interface Pair {
  readonly post: Operation;
  readonly get: Operation;
  /** The last parameter of the reading path. */
  readonly parameter: string;
}

/** The pairs of a document by its paths alone: a POST to a collection that documents a success, and a GET of the collection's path with one parameter more. */
export function pairsIn(document: Document): readonly Pair[] {
  const operations = listOperations(document);
  const posts = new Map(operations.filter(isMaking).map((post) => [withoutNames(post.path), post]));
  return operations.filter(({ method }) => method === 'GET').flatMap((get) => {
    const [, collection = '', parameter = '', ending = ''] = /^(.*)\/\{([^{}]+)\}(\.\w+|\/)?$/.exec(get.path) ?? [];
    const post = parameter === '' || isSpecial(get.path) ? undefined : (posts.get(withoutNames(collection + ending)) ?? posts.get(withoutNames(collection)));
    return post === undefined ? [] : [{ post, get, parameter }];
  });
}

const isMaking = ({ method, path, responses }: Operation): boolean => method === 'POST' && !isSpecial(path) && responses.some(({ status }) => status.startsWith('2'));

/** Paths that more than themselves tell apart. */
const isSpecial = (path: string): boolean => /[?#]/.test(path);

const withoutNames = (path: string): string => path.replaceAll(/\{[^{}]*\}/g, '{}').replace(/\/$/, '');
