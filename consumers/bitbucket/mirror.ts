import type { BitbucketEvent, RefChange } from './webhooks/events.ts';

/** What we know of one repository. */
export interface RepositoryState {
  readonly fullName: string;
  /** Commit by branch. */
  readonly branches: Readonly<Record<string, string>>;
  /** Ids of pull requests that are open. */
  readonly open: readonly number[];
}

/** What the inventory believes of the repositories, kept fresh by webhooks and put right by `reconcile`. By the id that survives a rename. */
export class Mirror {
  readonly #repositories = new Map<string, { readonly state: RepositoryState; readonly revision: number }>();

  get(id: string): RepositoryState | undefined {
    return this.#repositories.get(id)?.state;
  }

  ids(): readonly string[] {
    return [...this.#repositories.keys()];
  }

  /** Grows with every change, so that who read meanwhile can tell. */
  revision(id: string): number {
    return this.#repositories.get(id)?.revision ?? 0;
  }

  set(id: string, state: RepositoryState): void {
    this.#repositories.set(id, { state, revision: this.revision(id) + 1 });
  }

  delete(id: string): void {
    this.#repositories.delete(id);
  }

  /** Takes over what an event tells. */
  apply(event: BitbucketEvent): void {
    if (event.kind === 'unknown') return;
    const { id, fullName } = event.repository;
    const before = { ...(this.get(id) ?? { branches: {}, open: [] }), fullName };
    this.set(id, changed(before, event));
  }
}

function changed(before: RepositoryState, event: Exclude<BitbucketEvent, { readonly kind: 'unknown' }>): RepositoryState {
  if (event.kind === 'push') return { ...before, branches: event.changes.reduce(moved, before.branches) };
  if (event.kind !== 'pull-request') return before;
  const { id, state } = event.pullRequest;
  const others = before.open.filter((other) => other !== id);
  return { ...before, open: state === 'OPEN' ? [...others, id].toSorted((a, b) => a - b) : others };
}

function moved(branches: RepositoryState['branches'], change: RefChange): RepositoryState['branches'] {
  if (change.ref.type !== 'branch') return branches;
  const { [change.ref.name]: _, ...others } = branches;
  return change.what === 'removed' ? others : { ...others, [change.ref.name]: change.hash };
}
