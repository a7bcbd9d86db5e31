import { badInput } from '../../failure/failure.ts';
import { locateDocument, readDocument } from '../../openapi/read.ts';
import { generatePact } from '../../workflow/generate.ts';
import type { Answer, Context } from '../context.ts';

export interface GenerateCommandOptions {
  readonly out: string;
  readonly operation?: readonly string[];
  readonly responses: string;
  readonly rely: string;
  readonly negative?: boolean;
  readonly consumer?: string;
  readonly provider?: string;
}

const responsesChoices = ['success', 'all'] as const;
const relyChoices = ['required', 'documented', 'all'] as const;

export async function generate({ folder, environment }: Context, file: string, options: GenerateCommandOptions): Promise<Answer> {
  const { consumer, provider, operation, negative = false } = options;
  const responses = chosen('responses', options.responses, responsesChoices);
  const rely = chosen('rely', options.rely, relyChoices);
  const document = await readDocument(locateDocument(folder, file), file, { environment });
  const made = await generatePact(document, { folder, out: options.out, consumer, provider, responses, rely, negative, ...(operation === undefined ? {} : { operations: operation }) });
  const skipped = made.skipped.map((one) => `- ${one.operation} ${one.response}: ${one.message} (${one.code})`);
  const sum = `${made.interactions} interactions for ${made.covered} of ${made.operations} operations`;
  return { outcome: 'done', json: made, text: [...skipped, ...made.pacts.map((path) => `✔ ${path}: ${sum}`), ...(made.pacts.length === 0 ? [`✘ nothing could be drawn: ${sum}`] : [])].join('\n') };
}

function chosen<Choice extends string>(option: string, value: string, choices: readonly Choice[]): Choice {
  const found = choices.find((choice) => choice === value);
  if (found === undefined) throw badInput('option.invalid', `--${option} takes ${choices.join(', ')}, not ${value}`);
  return found;
}
