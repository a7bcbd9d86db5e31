/** The part of the linter's plugin interface that our rules use. */
export interface Context {
  /** Absolute path of the file under the lens. */
  readonly filename: string;
  readonly sourceCode: { readonly text: string; getLocFromIndex(index: number): Location };
  report(problem: { readonly message: string } & ({ readonly node: Node } | { readonly loc: Location })): void;
}

interface Location {
  readonly line: number;
  readonly column: number;
}

/** A syntax node (ESTree), as far as our rules look into it. */
export interface Node {
  readonly type: string;
  readonly name?: string;
  readonly value?: unknown;
  readonly source?: Node | null;
  readonly callee?: Node;
  readonly arguments?: readonly Node[];
  readonly body?: readonly Node[];
}

export interface Rule {
  create(context: Context): Readonly<Record<string, (node: Node) => void>>;
}
