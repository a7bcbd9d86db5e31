/** What an experiment with one contract test found. */
export interface Discovered {
  readonly provider: string;
  readonly description: string;
  readonly operation: string;
  /** Fields whose absence makes the test fail. */
  readonly relied: readonly string[];
  /** Those of them that the pact does not hold. */
  readonly missing: readonly string[];
}

export interface Coverage {
  readonly vendor: string;
  readonly called: number;
  readonly contracted: number;
  readonly fields: number;
  readonly held: number;
  /** Operations, answers and fields that there are to hold, and those that are held. */
  readonly cells: number;
  readonly covered: number;
  readonly uncovered: readonly string[];
}

/** An operation that is called without a contract test counts once; one with tests counts once for each answer and each field that is relied on there. */
export function coverageOf(vendor: string, called: ReadonlySet<string>, discovered: readonly Discovered[]): Coverage {
  const contracted = new Set(discovered.map(({ operation }) => operation));
  const without = [...called].filter((operation) => !contracted.has(operation));
  const relied = discovered.flatMap((each) => each.relied.map((field) => ({ ...each, field, isHeld: !each.missing.includes(field) })));
  const held = relied.filter(({ isHeld }) => isHeld).length;
  return {
    vendor,
    called: new Set([...called, ...contracted]).size,
    contracted: contracted.size,
    fields: relied.length,
    held,
    cells: without.length + discovered.length + relied.length,
    covered: discovered.length + held,
    uncovered: [
      ...without.map((operation) => `${operation} is called and has no contract test`),
      ...relied.filter(({ isHeld }) => !isHeld).map(({ description, field }) => `"${description}" relies on ${field}, which its pact does not hold`),
    ],
  };
}
