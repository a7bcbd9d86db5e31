import type { Finding } from '../../library/compare.ts';
import { compare as comparePacts } from '../../library/compare.ts';
import { readPact } from '../../library/read-pact.ts';
import type { Answer, Context } from '../context.ts';
import type { DocumentOptions } from '../document-options.ts';
import { readNamed } from '../read-named.ts';

export interface CompareArguments {
  readonly document: string;
  readonly pacts: readonly string[];
}

export async function compare(context: Context, { document: documentFile, pacts }: CompareArguments, options: DocumentOptions): Promise<Answer> {
  const document = await readNamed(context, documentFile, options);
  const comparison = await comparePacts(document, await Promise.all(pacts.map((file) => readPact(file, { folder: context.folder }))));
  const { compatible, findings } = comparison;
  return {
    outcome: compatible ? 'done' : 'no',
    json: comparison,
    text: [...shownFindings(findings).flatMap(findingLines), ...hiddenNote(findings), `${compatible ? '✔ compatible' : '✘ not compatible'} with ${documentFile}`].join('\n'),
  };
}

/** How many warnings a person reads before the list is cut; errors are all shown. */
const shownWarnings = 5;

const isError = ({ severity }: Finding): boolean => severity === 'error';

const shownFindings = (findings: readonly Finding[]): readonly Finding[] => [...findings.filter(isError), ...findings.filter((one) => !isError(one)).slice(0, shownWarnings)];

function hiddenNote(findings: readonly Finding[]): readonly string[] {
  const hidden = findings.length - shownFindings(findings).length;
  return hidden === 0 ? [] : [`… and ${hidden} more warnings (--json lists them)`];
}

const findingLines = ({ severity, code, message, pact, document, fix }: Finding): readonly string[] => [
  `${severity === 'error' ? '✘' : '!'} ${pact.file} “${pact.interaction}”: ${message} (${code}, ${document.pointer})`,
  ...(fix === undefined ? [] : [`    → ${fix}`]),
];
