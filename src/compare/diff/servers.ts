import { joinPointer, member } from '../../json/pointer.ts';
import { basePaths, serverAddresses } from '../../openapi/routing/base-paths.ts';
import { placeAt } from '../../openapi/place.ts';
import type { Document } from '../../openapi/document.ts';
import type { Operation } from '../../openapi/operations.ts';
import type { Difference, Documents, Pair } from './difference.ts';
import { differing } from './difference.ts';

/** Where operations are offered: said once for the document, and once for each operation that has servers of its own. */
export function diffServers(documents: Documents, pairs: readonly Pair[]): readonly Difference[] {
  const [own, shared] = partition(pairs, ({ was, is }) => hasServers(documents.old, was) || hasServers(documents.now, is));
  const everywhere = shared.slice(0, 1).flatMap((pair) => lostBases(pair).map((base) => lostBase(documents.now, base)));
  const single = own.flatMap((pair) =>
    lostBases(pair).map((base) => {
      const { code, message } = lostBase(documents.now, base);
      return differing(pair, { code, message, pointer: pair.is.place.pointer });
    }),
  );
  return [...(everywhere.length > 0 ? everywhere : diffAddresses(documents)), ...single];
}

function partition<Item>(items: readonly Item[], test: (item: Item) => boolean): readonly [readonly Item[], readonly Item[]] {
  return [items.filter(test), items.filter((item) => !test(item))];
}

function hasServers(document: Document, { place, path }: Operation): boolean {
  const item = placeAt(document, joinPointer('/paths', path));
  return [place, item].some((owner) => owner !== undefined && member(owner.value, 'servers') !== undefined);
}

function lostBases({ documents: { old, now }, was, is }: Pair): readonly string[] {
  const offered = basesOf(now, is);
  return basesOf(old, was).filter((base) => !offered.includes(base));
}

/** Without servers there is one at `/` (OpenAPI Object, `servers`). */
function basesOf(document: Document, operation: Operation): readonly string[] {
  const bases = basePaths(document, operation);
  return bases.length === 0 ? [''] : bases;
}

const lostBase = (now: Document, base: string): Difference => ({
  code: 'server.base-path-removed',
  operation: '',
  pointer: serversPointer(now),
  message: `no server offers the operations below ${base === '' ? '/' : base} any more`,
});

function diffAddresses({ old, now }: Documents): readonly Difference[] {
  const [before, after] = [serverAddresses(old), serverAddresses(now)];
  const said = (code: 'server.added' | 'server.removed', message: string): Difference => ({
    code, operation: '', pointer: serversPointer(now), message,
  });
  return [
    ...before.filter((address) => !after.includes(address)).map((address) => said('server.removed', `the server ${address} is gone`)),
    ...after.filter((address) => !before.includes(address)).map((address) => said('server.added', `the server ${address} is new`)),
  ];
}

const serversPointer = ({ root }: Document): string => (root['servers'] === undefined ? '' : '/servers');
