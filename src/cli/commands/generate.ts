import { badInput } from '../../failure/failure.ts';
import type { Generation } from '../../library/generate.ts';
import { generate as generatePacts, relyChoices, responsesChoices } from '../../library/generate.ts';
import { writePact } from '../../library/write-pact.ts';
import type { Answer, Context } from '../context.ts';
import type { DocumentOptions } from '../document-options.ts';
import { readNamed } from '../read-named.ts';

export interface GenerateCommandOptions extends DocumentOptions {
  readonly out: string;
  readonly operation?: readonly string[];
  readonly responses: string;
  readonly rely: string;
  readonly negative?: boolean;
  readonly consumer?: string;
  readonly provider?: string;
  readonly seed?: number;
}

export async function generate(context: Context, file: string, options: GenerateCommandOptions): Promise<Answer> {
  const { operation, consumer, provider, seed, negative = false } = options;
  const responses = chosen('--responses', options.responses, responsesChoices);
  const rely = chosen('--rely', options.rely, relyChoices);
  const document = await readNamed(context, file, options);
  const made = await generatePacts(document, {
    responses,
    rely,
    negative,
    ...(operation === undefined ? {} : { operations: operation }),
    ...(consumer === undefined ? {} : { consumer }),
    ...(provider === undefined ? {} : { provider }),
    ...(seed === undefined ? {} : { seed }),
  });
  const paths = await Promise.all(made.pacts.map(({ pact }) => writePact(pact, options.out, { folder: context.folder })));
  return { outcome: 'done', json: { ...made, pacts: paths }, text: inWords(made, paths) };
}

function inWords({ skipped, interactions, covered, operations }: Generation, paths: readonly string[]): string {
  const left = skipped.map((one) => `- ${one.operation}${one.response === '' ? '' : ` ${one.response}`}: ${one.message} (${one.code})`);
  const sum = `${interactions} interactions for ${covered} of ${operations} operations`;
  const written = paths.length === 0 ? [`✘ nothing could be drawn: ${sum}`] : paths.map((path) => `✔ ${path}: ${sum}`);
  return [...left, ...written].join('\n');
}

function chosen<Choice extends string>(option: string, value: string, choices: readonly Choice[]): Choice {
  const found = choices.find((choice) => choice === value);
  if (found === undefined) throw badInput('option.invalid', `${option} takes ${choices.join(', ')}, not ${value}`);
  return found;
}
