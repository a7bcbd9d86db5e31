import { readFileSync } from 'node:fs';
import { comparePact } from '../../src/compare/compare.ts';
import { Failure } from '../../src/failure/failure.ts';
import type { DrawnDocument } from '../../src/generate/bulk/draw-document.ts';
import { drawDocument } from '../../src/generate/bulk/draw-document.ts';
import type { Document } from '../../src/openapi/document.ts';
import { listOperations } from '../../src/openapi/operations.ts';
import { documentFromBytes } from '../../src/openapi/read.ts';
import { pactText } from '../../src/pact/canonical.ts';
import { operationOf } from '../../src/pact/operation.ts';
import { readPact } from '../../src/pact/read.ts';
import { judgeBodies } from '../judge/bodies.ts';
import { familyOf } from './documents.ts';
import type { Outcome, Problem, Task } from './outcome.ts';
import { failed } from './outcome.ts';
import { countRefused } from './refused.ts';

/** Everything that is measured of one document: loaded, drawn, its bodies judged, its pact compared with it. */
export function examine(task: Task): Outcome {
  const family = familyOf(task.name);
  try {
    return examineLoaded(task, family);
  } catch (error) {
    const message = error instanceof Error ? (error.stack ?? error.message).split('\n').slice(0, 3).join(' ') : String(error);
    return failed(task, family, { code: error instanceof Failure ? error.code : 'crash', example: message });
  }
}

function examineLoaded(task: Task, family: string): Outcome {
  const bytes = readFileSync(task.file);
  const loaded = timed(() => loadedDocument(bytes, task));
  const document = loaded.value;
  const made = timed(() => drawn(document, task));
  const { text, result } = made.value;
  const peakMegabytes = process.resourceUsage().maxRSS / 1024;
  const { interactions } = readPact(text, task.name);
  const verdicts = judgeBodies(document, interactions);
  const compared = timed(() => comparePact(document, readPact(text, task.name)));
  const errors = compared.value.filter(({ severity }) => severity === 'error');
  const again = drawn(loadedDocument(bytes, task), task).text;
  return {
    name: task.name,
    family,
    bytes: bytes.length,
    loaded: true,
    operations: listOperations(document).length,
    covered: new Set(interactions.map(operationOf)).size,
    interactions: interactions.length,
    ...(task.draw.negative === true ? countRefused(document, readPact(text, task.name)) : { refused: undefined, brokenOnce: undefined }),
    bodies: verdicts.bodies,
    validBodies: verdicts.bodies - verdicts.invalid.length,
    compatible: errors.length === 0,
    stable: again === text,
    loadSeconds: loaded.seconds,
    drawSeconds: made.seconds,
    compareSeconds: compared.seconds,
    peakMegabytes,
    problems: [
      ...grouped(result.skipped.map(({ code, operation, message }) => ({ code: `skipped ${code}`, text: `${operation}: ${message}` }))),
      ...grouped(verdicts.invalid.map((text) => ({ code: 'invalid body', text }))),
      ...grouped(errors.map(({ code, operation, message }) => ({ code: `disagrees ${code}`, text: `${operation ?? ''}: ${message}` }))),
    ],
  };
}

function loadedDocument(bytes: Uint8Array, { name }: Task): Document {
  const document = documentFromBytes(bytes, name);
  listOperations(document);
  return document;
}

function drawn(document: Document, { draw }: Task): { readonly text: string; readonly result: DrawnDocument } {
  const result = drawDocument(document, draw);
  const pact = { consumer: { name: 'consumer' }, provider: { name: 'provider' }, interactions: result.interactions, metadata: { pactSpecification: { version: '4.0' } } };
  return { text: pactText(pact), result };
}

function timed<T>(work: () => T): { readonly value: T; readonly seconds: number } {
  const start = performance.now();
  const value = work();
  return { value, seconds: (performance.now() - start) / 1000 };
}

function grouped(found: readonly { readonly code: string; readonly text: string }[]): readonly Problem[] {
  const groups = Map.groupBy(found, ({ code }) => code);
  return [...groups].map(([code, all]) => ({ code, count: all.length, example: all.slice(0, 3).map(({ text }) => text.slice(0, 300)).join(' | ') }));
}
