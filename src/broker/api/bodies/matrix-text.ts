import { notices } from '../../domain/matrix/words.ts';
import type { MatrixRow } from '../../domain/types.ts';
import type { MatrixAnswer } from '../../store/ask-matrix.ts';

const headings = ['CONSUMER', 'C_VERSION', 'REVISION', 'PROVIDER', 'P_VERSION', 'NUMBER', 'SUCCESS'];

/** The same answer as a table for people's eyes. */
export function matrixText({ judgement, considered, ignored }: MatrixAnswer): string {
  const lines = [headings, ...[...considered, ...ignored].map(cells)];
  const widths = headings.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)));
  const table = lines.map((line) =>
    line
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join(' | ')
      .trimEnd(),
  );
  const answer = { yes: 'true', no: 'false', unknown: '' }[judgement.deployable];
  const reason = notices(judgement.reasons)
    .map(({ text }) => text)
    .join('\n');
  return `${table.join('\n')}\n\nDeployable: ${answer}\nReason: ${reason}\n`;
}

const cells = ({ publication, verification }: MatrixRow): readonly string[] => [
  publication.consumer.name,
  publication.consumerVersion.number,
  String(publication.revision),
  publication.provider.name,
  verification?.providerVersion.number ?? '???',
  String(verification?.number ?? '???'),
  String(verification?.success ?? '???'),
];
