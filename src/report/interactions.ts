export interface ReportedInteraction {
  readonly provider: string;
  readonly consumer: string;
  readonly description: string;
  readonly target: string;
  readonly kind: string;
  readonly outcome: 'passed' | 'failed' | 'pending' | 'skipped';
  readonly mismatches: readonly { readonly message: string; readonly operation: string | undefined; readonly field: string | undefined }[];
}

const marks: Readonly<Record<ReportedInteraction['outcome'], string>> = { passed: '✔', failed: '✘', pending: '~', skipped: '-' };

/** Verification results for people: a line for each provider and kind, and every interaction that did not pass. */
export function interactionsText(interactions: readonly ReportedInteraction[]): string {
  const groups = Map.groupBy(interactions, ({ provider, consumer, kind }) => `${provider} ← ${consumer} (${kind})`);
  return [...groups].flatMap(([name, group]) => [groupLine(name, group), ...group.filter(isOpen).flatMap(interactionLines)]).join('\n');
}

const isOpen = ({ outcome }: ReportedInteraction): boolean => outcome !== 'passed';

function groupLine(name: string, group: readonly ReportedInteraction[]): string {
  const passed = group.filter(({ outcome }) => outcome === 'passed').length;
  return `${passed === group.length ? '✔' : '✘'} ${name}: ${passed} of ${group.length} interactions passed`;
}

const interactionLines = ({ outcome, description, mismatches }: ReportedInteraction): readonly string[] => [
  `    ${marks[outcome]} ${description}`,
  ...mismatches.map(mismatchLine),
];

function mismatchLine({ message, operation, field }: ReportedInteraction['mismatches'][number]): string {
  const where = [operation, field].filter((part) => part !== undefined).join(' ');
  return `        ${where === '' ? '' : `${where}: `}${message}`;
}
