export type Pair = readonly [name: string, value: string];

/** Form fields or query parameters as a tree: `a[b]=1&a[b]=2` has the texts 1 and 2 at `b` below `a`. */
export interface Branch {
  readonly texts: string[];
  readonly children: Map<string, Branch>;
}

/** Deeper brackets, and more pairs, than any vendor's form has. */
const deepest = 20;
const mostPairs = 10_000;

export const newBranch = (): Branch => ({ texts: [], children: new Map() });

/** Reads `a=`, `a[b]=`, `a[0][b]=` and `a[]=`; undefined when the pairs are too many or too deep to be honest. */
export function growTree(pairs: readonly Pair[]): Branch | undefined {
  if (pairs.length > mostPairs) return undefined;
  const root = newBranch();
  for (const [name, value] of pairs) {
    const keys = keysIn(name);
    if (keys.length > deepest) return undefined;
    const leaf = keys.reduce(descend, root);
    leaf.texts.push(value);
  }
  return root;
}

/** The branch of a name, which may itself hold brackets: `filter[tag]`, `expand[]`. */
export const branchNamed = (name: string, root: Branch): Branch | undefined =>
  keysIn(name).reduce<Branch | undefined>((branch, key) => branch?.children.get(key), root);

/** `a[b][0]` → a, b, 0; a name that is no such chain is one key. */
function keysIn(name: string): readonly string[] {
  const open = name.indexOf('[');
  if (open <= 0 || !name.endsWith(']')) return [name];
  return [name.slice(0, open), ...name.slice(open + 1, -1).split('][')];
}

function descend(branch: Branch, key: string): Branch {
  const known = branch.children.get(key) ?? newBranch();
  branch.children.set(key, known);
  return known;
}
