import type { Handler } from '../../src/http/handler.ts';
import { asText } from '../../src/json/as-text.ts';
import type { Json } from '../../src/json/json.ts';
import { isArray, parseJson } from '../../src/json/json.ts';
import { member } from '../../src/json/pointer.ts';
import type { Wire } from './write.ts';

export interface Problem {
  readonly code: string;
  readonly pointer: string;
  readonly rule: string;
}

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
  /** What the stub holds against the request: as its journal has it, whatever shape the answer has. */
  readonly problems: readonly Problem[];
}

const stub = 'http://127.0.0.1:4010';

let asked = 0;

/** Sends a request to a stub's handler, which remembers nothing of those before, and reads in the journal why it was refused. */
export async function ask(handler: Handler, { method, target, headers, body }: Wire): Promise<Answered> {
  asked += 1;
  const apart = { 'vendorproof-namespace': `bench-${asked}` };
  const sent = new Request(`${stub}${target}`, { method, headers: { ...headers, ...apart }, ...(body === undefined ? {} : { body: typeof body === 'string' ? body : Uint8Array.from(body) }) });
  const answer = await handler(sent);
  const answered = { status: answer.status, headers: answer.headers, body: await answer.text() };
  if (answer.status < 400) return { ...answered, problems: [] };
  const journal = parseJson(await (await handler(new Request(`${stub}/_vendorproof/requests`, { headers: apart }))).text(), 'journal');
  return { ...answered, problems: lastProblems(journal) };
}

function lastProblems(journal: Json): readonly Problem[] {
  const requests = member(journal, 'requests');
  const problems = isArray(requests) ? member(requests.at(-1), 'problems') : undefined;
  const text = (problem: Json, key: string): string => asText(member(problem, key));
  return isArray(problems) ? problems.map((one) => ({ code: text(one, 'code'), pointer: text(one, 'pointer'), rule: text(one, 'rule') })) : [];
}
