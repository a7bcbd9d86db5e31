import type { Counted, Totals } from './tally.ts';
import type { Deviation } from './deviation.ts';

/** `GET /pets/7 (getPet) → 200: answer.body.required at /answer/body/name: … (#/components/schemas/Pet/required)` */
export const deviationLine = (deviation: Deviation): string => `${asked(deviation)} → ${deviation.status ?? 'no answer'}: ${whatIsWrong(deviation)}`;

/** How it went, for the end. */
export function summaryLines({ requests, answered, found, deviations }: Totals, url: string): readonly string[] {
  const headline = `${counted(requests, 'request')} to ${url}, ${answered} answered; ${found === 0 ? 'nothing left the document' : counted(found, 'deviation')}`;
  return [headline, ...deviations.map((one) => `  ${one.count} × ${one.operation ?? `${one.method} ${one.path}`}: ${whatIsWrong(one)}`)];
}

const asked = ({ method, path, operation }: Deviation): string => `${method} ${path}${operation === undefined || operation === `${method} ${path}` ? '' : ` (${operation})`}`;

const whatIsWrong = ({ problem: { code, pointer, message, rule } }: Pick<Counted, 'problem'>): string =>
  `${code} at ${pointer}: ${message}${rule === '' ? '' : ` (#${rule})`}`.replaceAll(/\s+/g, ' ');

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
