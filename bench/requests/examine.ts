import { readFileSync } from 'node:fs';
import type { Handler } from '../../src/http/handler.ts';
import type { Json } from '../../src/json/json.ts';
import { lookUp } from '../../src/json/pointer.ts';
import type { Operation } from '../../src/openapi/operations.ts';
import { listOperations, responseFor } from '../../src/openapi/operations.ts';
import { documentFromBytes } from '../../src/openapi/read.ts';
import { createStub } from '../../src/stub/stub.ts';
import { shuffled } from '../corpus/documents.ts';
import { createJudge } from '../judge/judge.ts';
import { chanceFrom } from '../verifier/chance.ts';
import type { Answered, Problem } from './ask.ts';
import { ask } from './ask.ts';
import type { Draft, Drawing } from './draft.ts';
import { drawDraft } from './draft.ts';
import type { Invalid } from './invalid.ts';
import { invalidRequests } from './invalid.ts';
import type { Outcome, Task, Wrong } from './outcome.ts';
import type { Rivals } from './rivals.ts';
import { rivalsIn } from './rivals.ts';
import type { Wire } from './write.ts';
import { written } from './write.ts';

/** Asks a stub of one document rightly and wrongly, and judges what it says. */
export async function examine(task: Task): Promise<Outcome> {
  const document = documentFromBytes(readFileSync(task.file), task.name);
  const operations = listOperations(document);
  const { handler } = createStub({ documents: [{ document }], clock: () => new Date('2026-01-05T08:30:00Z') });
  const drawing = { document, judge: createJudge(document.root), chance: chanceFrom(task.seed) };
  const trial: Trial = { drawing, handler, rivals: rivalsIn(operations), undrawn: [], asked: [] };
  for (const operation of shuffled(operations, task.seed).slice(0, task.operations)) await tryOperation(trial, operation, task.rounds);
  return outcomeOf(task.name, trial);
}

interface Trial {
  readonly drawing: Drawing;
  readonly handler: Handler;
  readonly rivals: Rivals;
  readonly undrawn: string[];
  readonly asked: Asked[];
}

interface Asked {
  readonly family: string;
  readonly operation: Operation;
  readonly wire: Wire;
  readonly answered: Answered;
  /** Undefined where it was answered as it has to be. */
  readonly why: string | undefined;
  readonly shape: 'documented' | 'invalid' | 'elsewhere' | undefined;
}

/** Methods that no standard request can have. */
const unsendable = ['TRACE', 'CONNECT'];

async function tryOperation(trial: Trial, operation: Operation, rounds: number): Promise<void> {
  if (unsendable.includes(operation.method)) return;
  let usable: Draft | undefined;
  for (let round = 0; round < rounds; round += 1) {
    const draft = drawDraft(trial.drawing, operation, (0.9 * (round + 1)) / rounds);
    if ('lacks' in draft) {
      trial.undrawn.push(`${operation.id}: ${draft.lacks}`);
      return;
    }
    usable = draft;
    await tryValid(trial, draft);
  }
  if (usable === undefined) return;
  for (const invalid of invalidRequests(trial.drawing, usable, trial.rivals)) await tryInvalid(trial, operation, invalid);
}

async function tryValid(trial: Trial, draft: Draft): Promise<void> {
  const wire = written(trial.drawing.chance, draft);
  const answered = await ask(trial.handler, wire);
  const why = answered.problems.length > 0 || answered.status >= 500 ? said(answered) : undefined;
  trial.asked.push({ family: 'valid', operation: draft.operation, wire, answered, why, shape: undefined });
}

async function tryInvalid(trial: Trial, operation: Operation, invalid: Invalid): Promise<void> {
  const answered = await ask(trial.handler, invalid.wire);
  const why = problemWith(trial, invalid, answered);
  trial.asked.push({ family: invalid.family, operation, wire: invalid.wire, answered, why, shape: shapeOf(trial, operation, answered) });
}

function problemWith({ drawing }: Trial, { status, pointer, keyword, allow }: Invalid, answered: Answered): string | undefined {
  if (answered.status !== status) return `${status} wanted: ${said(answered)}`;
  if (allow !== undefined && !(answered.headers.get('allow') ?? '').split(', ').includes(allow)) return `Allow without ${allow}: ${answered.headers.get('allow')}`;
  if (pointer === undefined) return undefined;
  const named = answered.problems.filter((problem) => problem.pointer === pointer);
  if (named.length === 0) return answered.problems.some((problem) => isChoiceAbove(problem, pointer)) ? undefined : `${pointer} not named: ${said(answered)}`;
  if (keyword === undefined) return undefined;
  const isRuled = named.some((problem) => (problem.rule.endsWith(`/${keyword}`) || isChoiceAbove(problem, pointer)) && lookUp(drawing.document.root, problem.rule) !== undefined);
  return isRuled ? undefined : `no rule ${keyword}: ${said(answered)}`;
}

/** Where a choice takes none of its members, nobody knows which of them was meant. */
const isChoiceAbove = (problem: Problem, pointer: string): boolean => /\/(anyOf|oneOf)$/.test(problem.rule) && (pointer === problem.pointer || pointer.startsWith(`${problem.pointer}/`));

const said = ({ status, problems, body }: Answered): string =>
  `${status} ${problems.slice(0, 3).map(({ code, pointer, rule }) => `${code} ${pointer} #${rule}`).join(' | ') || body.slice(0, 200)}`;

/** Whether a refusal is said as the document says that such errors are. */
function shapeOf({ drawing }: Trial, operation: Operation, { status, headers, body, problems }: Answered): Asked['shape'] {
  const type = headers.get('content-type') ?? '';
  if (status < 400 || problems.length === 0 || [404, 405].includes(status)) return undefined;
  const response = responseFor(operation, status);
  const isError = response !== undefined && (response.status !== 'default' || operation.responses.some((one) => /^[23]/.test(one.status)));
  const schema = isError ? response.content.find((media) => /[/+]json$|\*/.test(media.type) && media.schema !== undefined)?.schema : undefined;
  if (schema === undefined) return undefined;
  if (type === 'application/problem+json') {
    if (response?.content.every((media) => media.type !== type) === true) return 'elsewhere';
  }
  const value: Json = JSON.parse(body);
  return drawing.judge(value, { pointer: schema.pointer, direction: 'response', fromText: false }) === undefined ? 'documented' : 'invalid';
}

function outcomeOf(name: string, { asked, undrawn }: Trial): Outcome {
  const families = Map.groupBy(asked, ({ family }) => family);
  const shaped = (shape: Asked['shape']): readonly Asked[] => asked.filter((one) => one.shape === shape);
  const oddShapes = [...shaped('invalid'), ...shaped('elsewhere')].map((one): Wrong => ({ ...wrongOf(one), family: `shape ${one.shape}`, why: `${one.answered.status} ${one.answered.body.slice(0, 300)}` }));
  return {
    name,
    counts: [...families].map(([family, all]) => ({ family, sent: all.length, right: all.filter(({ why }) => why === undefined).length })),
    shapes: { documented: shaped('documented').length, invalid: shaped('invalid').length, elsewhere: shaped('elsewhere').length },
    undrawn,
    wrong: [...asked.filter(({ why }) => why !== undefined).map(wrongOf), ...oddShapes],
  };
}

function wrongOf({ family, operation, wire, why = '' }: Asked): Wrong {
  const body = typeof wire.body === 'string' ? wire.body.slice(0, 300) : '';
  return { family, operation: operation.id, why, request: `${wire.method} ${wire.target.slice(0, 300)} ${wire.headers['content-type'] ?? ''} ${body}` };
}
