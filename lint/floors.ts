import { posix } from 'node:path';

/** The house of ARCHITECTURE.md, lowest floor first: a folder of src/ imports only from floors below its own. */
export const floors: readonly (readonly string[])[] = [
  ['failure', 'system'],
  ['json', 'verdict', 'credentials'],
  ['http', 'page', 'config'],
  ['openapi', 'pact'],
  ['generate', 'compare', 'stub'],
  ['library', 'contract', 'verify', 'broker'],
  ['report'],
  ['workflow'],
  ['cli'],
];

/** The rooms of broker/ and which of the others each may enter. `server.ts` puts the rooms together. */
export const brokerRooms: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  store: ['domain'],
  api: ['domain', 'store'],
  ui: ['domain', 'store'],
  client: [],
  'server.ts': ['domain', 'store', 'api', 'ui'],
};

/** Why a file must not import a package, or undefined when it may. */
export function packageProblem(from: string, specifier: string): string | undefined {
  const isOurs = specifier === 'vendorproof' || specifier.startsWith('vendorproof/');
  if (isOurs && from.startsWith('src/')) return 'src/ imports its own files by relative path; vendorproof is the name that others know it by.';
  return undefined;
}

/** Why one file must not import another (both relative to the repository), or undefined when it may. */
export function importProblem(from: string, to: string): string | undefined {
  const [zone] = from.split('/');
  if (zone === 'src') return sourceProblem(from, to);
  if (zone === 'consumers' || zone === 'providers') return vendorProblem(from, to);
  return undefined;
}

function sourceProblem(from: string, to: string): string | undefined {
  if (!to.startsWith('src/')) return `src/ never imports ${to}: it would not be in the package, and the engine knows no vendor.`;
  const [above, below] = [placeOf(from), placeOf(to)];
  if (above.floor === undefined) return `${above.folder} stands on no floor: give it one in ARCHITECTURE.md and lint/floors.ts.`;
  if (above.folder === below.folder) return above.folder === 'broker' ? roomProblem(from, to) : undefined;
  if (below.floor !== undefined && below.floor < above.floor) return undefined;
  return `${above.folder} (floor ${above.floor}) must not import ${below.folder} (floor ${below.floor ?? 'none'}): only floors below.`;
}

function placeOf(path: string): { readonly folder: string; readonly floor: number | undefined } {
  const folder = path.split('/')[1] ?? '';
  if (folder === 'index.ts') return { folder, floor: floors.length };
  const floor = floors.findIndex((folders) => folders.includes(folder));
  return { folder, floor: floor === -1 ? undefined : floor };
}

/** A test may enter every room: it plays client and server at once. */
function roomProblem(from: string, to: string): string | undefined {
  const [here, there] = [roomOf(from), roomOf(to)];
  if (from.endsWith('.test.ts') || here === there || brokerRooms[here]?.includes(there) === true) return undefined;
  return `broker/${here} must not import broker/${there}: it may enter ${brokerRooms[here]?.join(', ') || 'none of the others'}.`;
}

const roomOf = (path: string): string => path.split('/')[2] ?? '';

/** One vendor's folder knows itself and `shared`; its tests also know the same vendor's other side (the sandbox's twin). Flows join vendors. */
function vendorProblem(from: string, to: string): string | undefined {
  const [side = '', vendor = ''] = from.split('/');
  if (from.startsWith('consumers/flows/') && to.startsWith('consumers/')) return undefined;
  const allowed = [posix.join(side, vendor), posix.join(side, 'shared'), ...(from.endsWith('.test.ts') ? [posix.join('providers', vendor)] : [])];
  if (allowed.some((folder) => to.startsWith(`${folder}/`))) return undefined;
  return `${side}/${vendor} imports vendorproof, libraries and ${allowed.join(', ')}; not ${to}.`;
}
