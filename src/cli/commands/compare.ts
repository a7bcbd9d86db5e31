import type { Finding } from '../../compare/finding.ts';
import { comparePact, compatible } from '../../compare/compare.ts';
import { locateDocument, readDocument } from '../../openapi/read.ts';
import type { Answer, Context } from '../context.ts';
import { readPactFile } from '../pact-file.ts';

interface FileFinding {
  readonly file: string;
  readonly finding: Finding;
}

export async function compare({ folder, environment }: Context, documentFile: string, pactFiles: readonly string[]): Promise<Answer> {
  const document = await readDocument(locateDocument(folder, documentFile), documentFile, { environment });
  const found = await Promise.all(pactFiles.map(async (file) => comparePact(document, await readPactFile(folder, file)).map((finding): FileFinding => ({ file, finding }))));
  const findings = found.flat();
  const isCompatible = compatible(findings.map(({ finding }) => finding));
  return {
    outcome: isCompatible ? 'done' : 'no',
    json: { compatible: isCompatible, findings: findings.map(findingJson) },
    text: [...shownFindings(findings).flatMap(findingLines), ...hiddenNote(findings), `${isCompatible ? '✔ compatible' : '✘ not compatible'} with ${documentFile}`].join('\n'),
  };
}

const findingJson = ({ file, finding: { pactPointer, documentPointer, interaction, ...rest } }: FileFinding): object => ({
  ...rest,
  pact: { file, interaction, pointer: pactPointer },
  document: { pointer: documentPointer },
});

/** How many warnings a person reads before the list is cut; errors are all shown. */
const shownWarnings = 5;

const isError = ({ finding }: FileFinding): boolean => finding.severity === 'error';

const shownFindings = (findings: readonly FileFinding[]): readonly FileFinding[] => [...findings.filter(isError), ...findings.filter((one) => !isError(one)).slice(0, shownWarnings)];

function hiddenNote(findings: readonly FileFinding[]): readonly string[] {
  const hidden = findings.length - shownFindings(findings).length;
  return hidden === 0 ? [] : [`… and ${hidden} more warnings (--json lists them)`];
}

const findingLines = ({ file, finding: { severity, code, message, interaction, documentPointer, fix } }: FileFinding): readonly string[] => [
  `${severity === 'error' ? '✘' : '!'} ${file} “${interaction}”: ${message} (${code}, ${documentPointer})`,
  ...(fix === undefined ? [] : [`    → ${fix}`]),
];
