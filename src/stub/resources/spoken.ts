import type { Document } from '../../openapi/document.ts';
import type { Operation } from '../../openapi/operations.ts';
import { listOperations } from '../../openapi/operations.ts';
import { schemaAt } from '../../openapi/schema.ts';
import type { Served } from '../endpoint.ts';
import type { Deed, Resource, Role } from './resource.ts';
import { plain, singular } from '../names.ts';

/** What an operation whose name says what it does, `CreateTable` or `pets.create`, does to the thing that its name has. */
export function spokenRole(served: Served, operation: Operation): Role | undefined {
  if (nameOf(operation) === undefined) return undefined;
  const found = known.get(served) ?? rolesOf(served);
  known.set(served, found);
  return found.get(operation);
}

const known = new WeakMap<Served, ReadonlyMap<Operation, Role>>();

/** The name in a path that more than itself tells apart: `/#Action=CreateUser`, `/#X-Amz-Target=Tables_1.CreateTable`; or `/pets.create`. */
function nameOf({ path }: Operation): string | undefined {
  const named = /#(?:.*&)?(?:Action|X-Amz-Target)=(?:[\w.]*\.)?(\w+)/.exec(path)?.[1];
  const [, noun, verb] = /\/([\w-]+)\.([a-z]+)$/.exec(path) ?? [];
  return named ?? (noun === undefined || verb === undefined || !Object.hasOwn(verbs, verb) ? undefined : `${verb} ${noun}`);
}

const verbs: Readonly<Record<string, Deed>> = {
  create: 'create', register: 'create', get: 'read', describe: 'read', info: 'read', update: 'update', modify: 'update', put: 'put', delete: 'delete', deregister: 'delete', list: 'list',
};

interface Spoken {
  readonly deed: Deed;
  readonly noun: string;
  readonly operation: Operation;
}

function spoken(operation: Operation): readonly Spoken[] {
  const [, verb = '', noun = ''] = /^([A-Z]?[a-z]+)[ _]?(\w[\w-]*)$/.exec(nameOf(operation) ?? '') ?? [];
  const deed = Object.hasOwn(verbs, verb.toLowerCase()) ? verbs[verb.toLowerCase()] : undefined;
  if (deed === undefined) return [];
  const isSeveral = singular(noun) !== noun.toLowerCase() && /^[A-Z]/.test(verb);
  return [{ deed: deed === 'read' && isSeveral ? 'list' : deed, noun: singular(noun), operation }];
}

function rolesOf({ document }: Served): ReadonlyMap<Operation, Role> {
  const groups = Map.groupBy(listOperations(document).flatMap(spoken), ({ noun }) => noun);
  return new Map([...groups].flatMap(([noun, all]) => rolesIn(document, noun, all)));
}

/** Those of one noun, where one thing is made and read by a name that reading has to have. */
function rolesIn(document: Document, noun: string, all: readonly Spoken[]): readonly (readonly [Operation, Role])[] {
  const read = all.find(({ deed }) => deed === 'read')?.operation;
  const name = read && idName(document, noun, read);
  const isMadeInCollection = all.some(({ deed }) => deed === 'create');
  if (name === undefined || !(isMadeInCollection || all.some(({ deed }) => deed === 'put'))) return [];
  const ofOne = all.filter(({ deed }) => deed !== 'create' && deed !== 'list').map(({ operation }) => operation);
  const resource: Resource = { key: `${document.file}#spoken ${noun}`, document, noun, parameter: name, idField: undefined, isMade: true, isMadeInCollection, ofOne };
  return all.flatMap(({ deed, operation }): (readonly [Operation, Role])[] => {
    const isOfOne = deed !== 'create' && deed !== 'list';
    if (isOfOne && !inputsOf(document, operation).some((input) => input.name === name)) return [];
    return [[operation, { deed, resource, id: isOfOne ? { in: 'query', name } : undefined, scope: [], verb: '' }]];
  });
}

/** What a reading operation must be told: the one name, or the one that has the noun in it. */
function idName(document: Document, noun: string, read: Operation): string | undefined {
  const required = inputsOf(document, read).filter((input) => input.isRequired).map(({ name }) => name);
  return required.length === 1 ? required[0] : required.find((name) => plain(name).startsWith(plain(noun)));
}

interface Input {
  readonly name: string;
  readonly isRequired: boolean;
}

/** What is not about how a request is told apart, or by whom it is sent. */
function inputsOf(document: Document, { parameters, body }: Operation): readonly Input[] {
  const inQuery = parameters.filter((parameter) => parameter.in === 'query' && !/^(action|version|token)$/i.test(parameter.name)).map(({ name, required }) => ({ name, isRequired: required }));
  const schemas = (body?.content ?? []).flatMap(({ schema }) => (schema === undefined ? [] : [schemaAt(document, schema)])).slice(0, 1);
  return [...inQuery, ...schemas.flatMap(({ properties, required }) => [...properties.keys()].map((name) => ({ name, isRequired: required.has(name) })))];
}
