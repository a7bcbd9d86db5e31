import type { InspectedProblem, Inspection } from '../../library/inspect.ts';
import { inspect as inspectDocument } from '../../library/inspect.ts';
import { readDocument } from '../../library/read-document.ts';
import type { Document } from '../../openapi/document.ts';
import type { Operation } from '../../openapi/operations.ts';
import { listOperations } from '../../openapi/operations.ts';
import type { Answer, Context } from '../context.ts';
import type { DocumentOptions } from '../document-options.ts';
import { readingOf } from '../document-options.ts';

export async function inspect(context: Context, file: string, options: DocumentOptions): Promise<Answer> {
  const document = await readDocument(file, readingOf(context, options));
  const found = await inspectDocument(document);
  return { outcome: 'done', json: found, text: [...headLines(document, found), ...problemLines(file, found.problems)].join('\n') };
}

function headLines(document: Document, { document: { title, version, openapi, sha256 }, operations }: Inspection): readonly string[] {
  const width = Math.max(0, ...operations.map(({ id }) => id.length));
  return [
    `${title} ${version} (OpenAPI ${openapi}, SHA-256 ${sha256.slice(0, 8)}…)`,
    `security: ${securityWords(listOperations(document))}`,
    `${operations.length} operations`,
    ...operations.map(({ id, method, path, responses }) => `  ${id.padEnd(width)}  ${method} ${path} → ${responses.join(', ')}`),
  ];
}

/** The ways in which operations let a caller in, and how many take each. */
function securityWords(operations: readonly Operation[]): string {
  const ways = operations.flatMap(({ security }) => (security.length === 0 ? ['none'] : security.map(wayOf)));
  const counts = [...Map.groupBy(ways, (way) => way)].map(([way, same]) => `${way} (${same.length})`);
  return counts.length === 0 ? 'none' : counts.join(', ');
}

const wayOf = (schemes: Operation['security'][number]): string =>
  schemes.length === 0 ? 'none' : schemes.map(({ name, type, scheme, in: where }) => `${name}: ${[type, scheme ?? where].filter(Boolean).join(' ')}`).join(' and ');

/** How many warnings of one code a person reads before the list is cut; errors are all shown. */
const shownWarnings = 3;

function problemLines(file: string, problems: readonly InspectedProblem[]): readonly string[] {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const warnings = problems.filter(({ severity }) => severity === 'warning');
  const summary = problems.length === 0 ? '✔ no problems' : `${errors.length} errors and ${warnings.length} warnings; the document is usable`;
  const byCode = [...Map.groupBy(warnings, ({ code }) => code).values()];
  return [...errors.map((one) => problemLine(file, one)), ...byCode.flatMap((same) => warningLines(file, same)), summary];
}

function warningLines(file: string, same: readonly InspectedProblem[]): readonly string[] {
  const hidden = same.length - shownWarnings;
  const more = hidden > 0 ? [`  … and ${hidden} more of this kind (--json lists them)`] : [];
  return [...same.slice(0, shownWarnings).map((one) => problemLine(file, one)), ...more];
}

const problemLine = (file: string, { severity, line, pointer, message, code }: InspectedProblem): string =>
  `${severity === 'error' ? '✘' : '!'} ${file}${line === undefined ? '' : `:${line}`} ${message} (${code}, ${pointer})`;
