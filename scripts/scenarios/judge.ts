/** One row of a vendor's work list. */
export interface Scenario {
  readonly vendor: string;
  readonly id: string;
  readonly text: string;
}

export interface ReportedTest {
  readonly title: string;
  readonly file: string;
  readonly outcome: 'passed' | 'failed' | 'pending';
}

export interface JudgedScenario extends Scenario {
  readonly files: readonly string[];
  readonly result: 'passes' | 'fails' | 'not tried' | 'left out without a reason' | 'no test';
}

/** Joins scenarios with the tests whose titles end with their ids: `… (S01)`, `… (S02, S24)`. */
export function judgeScenarios(scenarios: readonly Scenario[], tests: readonly ReportedTest[]): readonly JudgedScenario[] {
  const byId = new Map<string, ReportedTest[]>();
  for (const test of tests) for (const id of idsIn(test.title)) byId.set(id, [...(byId.get(id) ?? []), test]);
  return scenarios.map((scenario) => {
    const shown = byId.get(scenario.id) ?? [];
    return { ...scenario, files: [...new Set(shown.map(({ file }) => file))], result: resultOf(shown) };
  });
}

const idsIn = (title: string): readonly string[] => [...title.matchAll(/\(([A-Z]+\d+(?:, [A-Z]+\d+)*)\)/g)].flatMap(([, ids = '']) => ids.split(', '));

/** A test that is left out gives its reason in its title, after a colon. */
function resultOf(tests: readonly ReportedTest[]): JudgedScenario['result'] {
  if (tests.length === 0) return 'no test';
  if (tests.some(({ outcome }) => outcome === 'failed')) return 'fails';
  if (tests.some(({ outcome }) => outcome === 'passed')) return 'passes';
  return tests.every(({ title }) => title.includes(': ')) ? 'not tried' : 'left out without a reason';
}
