import type { ResourceDefinition } from '../../config/types.ts';
import { badInput } from '../../failure/failure.ts';
import type { Operation } from '../../openapi/operations.ts';
import { findOperation } from '../../openapi/operations.ts';
import type { Served } from '../endpoint.ts';
import type { Deed, IdPlace, Resource, Role } from './resource.ts';

const known = new WeakMap<Served, ReadonlyMap<Operation, Role>>();

/** What the provider file says that an operation does to a resource. */
export function declaredRole(served: Served, operation: Operation): Role | undefined {
  if (served.provider?.resources === undefined) return undefined;
  const found = known.get(served) ?? rolesOf(served, served.provider.resources);
  known.set(served, found);
  return found.get(operation);
}

/** A provider file that speaks of operations which its document does not have is a `Failure` before anything is served. */
export function checkResources(served: Served): void {
  rolesOf(served, served.provider?.resources ?? {});
}

const deeds = ['create', 'read', 'update', 'delete', 'list'] as const satisfies readonly Deed[];

function rolesOf(served: Served, resources: { readonly [name: string]: ResourceDefinition }): ReadonlyMap<Operation, Role> {
  return new Map(Object.entries(resources).flatMap(([name, definition]) => rolesIn(served, name, definition)));
}

function rolesIn({ document }: Served, name: string, definition: ResourceDefinition): readonly (readonly [Operation, Role])[] {
  const read = findOperation(document, definition.read);
  const place = idPlaceOf(read);
  if (place === undefined) {
    throw badInput('provider.resource.id', `the resource “${name}” is read by ${read.id}, which has no required parameter that could be its id`, {
      place: `${document.file}#${read.place.pointer}`,
      fix: 'name the operation that reads one thing by its id',
    });
  }
  const operations = deeds.flatMap((deed) => {
    const id = definition[deed];
    return id === undefined ? [] : [{ deed, operation: findOperation(document, id) }];
  });
  const resource: Resource = {
    key: `${document.file}#resource ${name}`,
    document,
    noun: name.toLowerCase(),
    parameter: place.name,
    idField: definition.id,
    isMade: definition.create !== undefined,
    isMadeInCollection: definition.create !== undefined,
    ofOne: operations.filter(({ deed }) => deed !== 'create' && deed !== 'list').map(({ operation }) => operation),
  };
  return operations.map(({ deed, operation }) => [operation, roleFor(resource, deed, operation)]);
}

/** The parameter that names the thing: the path's last one, else the only one that the query must have. */
function idPlaceOf({ parameters, path }: Operation): IdPlace | undefined {
  const inPath = [...path.matchAll(/\{\+?([^{}]*)\}/g)].at(-1)?.[1];
  if (inPath !== undefined) return { in: 'path', name: inPath };
  const [only] = parameters.filter(({ in: where, required }) => where === 'query' && required);
  return only && { in: 'query', name: only.name };
}

function roleFor(resource: Resource, deed: (typeof deeds)[number], operation: Operation): Role {
  const names = [...operation.path.matchAll(/\{\+?([^{}]*)\}/g)].map((match) => match[1] ?? '');
  const id = deed === 'create' || deed === 'list' ? undefined : idPlaceOf(operation);
  return { deed, resource, id, scope: id?.in === 'path' ? names.slice(0, -1) : names, verb: '' };
}
