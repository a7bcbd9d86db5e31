import type { Evidence, Reason, Verdict } from '../verdict/types.ts';
import type { ReasonWords } from '../verdict/words.ts';
import { proves, reasonWords } from '../verdict/words.ts';

export interface Answered {
  readonly pacticipant: string;
  readonly version: string;
  readonly environment: string;
  readonly verdict: Verdict;
}

const marks: Readonly<Record<Verdict['verdict'], string>> = { deployable: '✔', blocked: '✘', unknown: '?' };

/** How many reasons a person reads before the list is cut; `--json` has them all. */
const shownReasons = 5;

/** Verdicts for people: what, why, and the command that mends it. */
export const verdictText = (answers: readonly Answered[]): string => answers.map(oneVerdict).join('\n');

function oneVerdict({ pacticipant, version, environment, verdict }: Answered): string {
  const head = `${marks[verdict.verdict]} ${pacticipant} ${shortVersion(version)} → ${environment}: ${verdict.verdict}`;
  const evidence = verdict.evidence.map(evidenceLine);
  const reasons: readonly Reason[] = verdict.reasons;
  const shown = reasonLines(reasons.slice(0, shownReasons).map(reasonWords));
  const more = reasons.length > shownReasons ? [`    … and ${reasons.length - shownReasons} more (--json lists them)`] : [];
  return [head, ...(verdict.verdict === 'deployable' ? evidence : []), ...shown, ...more].join('\n');
}

const evidenceLine = ({ provider, kind, version }: Evidence): string =>
  `    rests on ${kind} evidence of ${provider} ${version}: ${proves[kind]}`;

/** A fix that serves several reasons in a row is said once, after them. */
const reasonLines = (reasons: readonly ReasonWords[]): readonly string[] =>
  reasons.flatMap(({ message, fix }, index) => [`    ${message}`, ...(reasons[index + 1]?.fix === fix ? [] : [`      → ${fix}`])]);

/** A commit's hash is long; its first digits are what people know it by. */
const shortVersion = (version: string): string => version.replace(/^([0-9a-f]{12})[0-9a-f]{28}/, '$1');

/** The shape that `gate --json` prints. */
export function verdictJson(answers: readonly Answered[]): { readonly verdict: Verdict['verdict']; readonly results: readonly object[] } {
  return { verdict: overall(answers), results: answers.map(resultJson) };
}

export function overall(answers: readonly Answered[]): Verdict['verdict'] {
  const verdicts = answers.map(({ verdict }) => verdict.verdict);
  return verdicts.includes('blocked') ? 'blocked' : verdicts.includes('unknown') || verdicts.length === 0 ? 'unknown' : 'deployable';
}

function resultJson({ pacticipant, version, environment, verdict }: Answered): object {
  const reasons: readonly Reason[] = verdict.reasons;
  return {
    pacticipant,
    version,
    environment,
    verdict: verdict.verdict,
    evidence: verdict.evidence.map((evidence) => ({ ...evidence, at: evidence.at?.toISOString() ?? null })),
    reasons: reasons.map(reasonWords),
  };
}
