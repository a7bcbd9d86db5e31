import { readFile } from 'node:fs/promises';
import type { Document } from '../../openapi/document.ts';
import { inspectDocument } from '../../openapi/inspect/inspect.ts';
import { createLineFinder } from '../../openapi/inspect/lines.ts';
import type { Problem } from '../../openapi/inspect/problem.ts';
import type { Operation } from '../../openapi/operations.ts';
import { listOperations } from '../../openapi/operations.ts';
import { locateDocument, readDocument } from '../../openapi/read.ts';
import type { Answer, Context } from '../context.ts';

type Located = Problem & { readonly line?: number };

export async function inspect({ folder, environment }: Context, file: string): Promise<Answer> {
  const path = locateDocument(folder, file);
  const document = await readDocument(path, file, { environment });
  const operations = listOperations(document);
  const found = await inspectDocument(document);
  const lineOf = createLineFinder(found.length === 0 || path === file ? '' : await readFile(path, 'utf8'));
  const problems = found.map((problem): Located => {
    const line = lineOf(problem.pointer);
    return line === undefined ? problem : { ...problem, line };
  });
  return {
    outcome: 'done',
    json: { document: headOf(document), operations: operations.map(operationJson), problems },
    text: [...headLines(document, operations), ...problemLines(file, problems)].join('\n'),
  };
}

const headOf = ({ title, version, declared, sha256 }: Document) => ({ title, version, openapi: declared, sha256 });

const operationJson = ({ id, method, path, responses }: Operation) => ({ id, method, path, responses: responses.map(({ status }) => status) });

function headLines(document: Document, operations: readonly Operation[]): readonly string[] {
  const { title, version, openapi, sha256 } = headOf(document);
  const width = Math.max(0, ...operations.map(({ id }) => id.length));
  return [
    `${title} ${version} (OpenAPI ${openapi}, SHA-256 ${sha256.slice(0, 8)}…)`,
    `security: ${securityWords(operations)}`,
    `${operations.length} operations`,
    ...operations.map(({ id, method, path, responses }) => `  ${id.padEnd(width)}  ${method} ${path} → ${responses.map(({ status }) => status).join(', ')}`),
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

function problemLines(file: string, problems: readonly Located[]): readonly string[] {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const warnings = problems.filter(({ severity }) => severity === 'warning');
  const summary = problems.length === 0 ? '✔ no problems' : `${errors.length} errors and ${warnings.length} warnings; the document is usable`;
  const byCode = [...Map.groupBy(warnings, ({ code }) => code).values()];
  return [...errors.map((one) => problemLine(file, one)), ...byCode.flatMap((same) => warningLines(file, same)), summary];
}

function warningLines(file: string, same: readonly Located[]): readonly string[] {
  const hidden = same.length - shownWarnings;
  const more = hidden > 0 ? [`  … and ${hidden} more of this kind (--json lists them)`] : [];
  return [...same.slice(0, shownWarnings).map((one) => problemLine(file, one)), ...more];
}

const problemLine = (file: string, { severity, line, pointer, message, code }: Located): string =>
  `${severity === 'error' ? '✘' : '!'} ${file}${line === undefined ? '' : `:${line}`} ${message} (${code}, ${pointer})`;
