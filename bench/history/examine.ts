import { comparePact } from '../../src/compare/compare.ts';
import type { Change } from '../../src/compare/diff/change.ts';
import { changesBetween } from '../../src/compare/diff/change.ts';
import { diffCodes } from '../../src/compare/diff/codes.ts';
import type { Finding } from '../../src/compare/finding.ts';
import { Failure } from '../../src/failure/failure.ts';
import { drawDocument } from '../../src/generate/bulk/draw-document.ts';
import type { Document } from '../../src/openapi/document.ts';
import { readDocument } from '../../src/openapi/read.ts';
import { pactText } from '../../src/pact/canonical.ts';
import { readPact } from '../../src/pact/read.ts';
import type { Pact } from '../../src/pact/types.ts';
import { familyOf } from '../corpus/documents.ts';
import type { Outcome, Unread } from './outcome.ts';
import type { Pair } from './pairs.ts';

/** Changes that no comparison with the new document alone can see: a value may now be more than it was, or an operation is elsewhere. */
const unseen = new Set(['response.body.type-widened', 'response.body.choice-added', 'operation.removed', 'operation.moved']);

/** What changed between the two documents for a pact of the old one, once by `diff` and once by `compare`. */
export async function examinePair(pair: Pair): Promise<Outcome | Unread> {
  const family = familyOf(pair.name);
  try {
    const [old, now] = [await readDocument(pair.old, pair.name), await readDocument(pair.now, pair.name)];
    return examineRead({ pair, family, old, now, pact: drawPact(old) });
  } catch (error) {
    const words = error instanceof Error ? (error.stack ?? error.message).split('\n').slice(0, 3).join(' ') : String(error);
    return { pair, family, code: error instanceof Failure ? error.code : 'crash', example: words };
  }
}

interface Read {
  readonly pair: Pair;
  readonly family: string;
  readonly old: Document;
  readonly now: Document;
  readonly pact: Pact;
}

function examineRead({ pair, family, old, now, pact }: Read): Outcome {
  const started = performance.now();
  const changes = changesBetween(old, now, [{ file: 'pact.json', pact }]);
  const seconds = (performance.now() - started) / 1000;
  const breaking = changes.filter(({ code }) => diffCodes[code].kind === 'breaking').length;
  const hitting = changes.filter(({ kind }) => kind === 'breaking');
  const fresh = freshFindings(old, now, pact);
  const incompatible = new Set(fresh.filter(({ severity }) => severity === 'error').map(({ interaction }) => interaction));
  const hit = interactionsOf(hitting);
  const founded = new Set([...fresh.map(({ interaction }) => interaction), ...interactionsOf(hitting.filter(({ code }) => unseen.has(code)))]);
  return {
    pair,
    family,
    interactions: pact.interactions.length,
    codes: countsOf(changes.map(({ code }) => code)),
    breaking,
    safe: changes.length - breaking,
    hitting: hitting.length,
    hit: hit.size,
    incompatible: incompatible.size,
    caused: interactionsOf(hitting.filter(({ code }) => code !== 'interaction.affected')).size,
    missed: [...incompatible].filter((interaction) => !hit.has(interaction)),
    unfounded: [...hit].filter((interaction) => !founded.has(interaction)),
    told: hitting.map(({ code, operation, message, affects }) => ({ code, operation, message, interactions: affects.length })),
    seconds,
  };
}

/** A pact of the whole old document, as it comes from a file; what does not agree to begin with shows nothing. */
function drawPact(document: Document): Pact {
  const { interactions } = drawDocument(document);
  const pact = readPact(pactText({ consumer: { name: 'consumer' }, provider: { name: 'provider' }, interactions, metadata: {} }), 'pact.json');
  const faulty = new Set(comparePact(document, pact).filter(({ severity }) => severity === 'error').map(({ interaction }) => interaction));
  return { ...pact, interactions: pact.interactions.filter(({ description }) => !faulty.has(description)) };
}

/** What an interaction has against the new document and had not, in this number, against the old one. */
function freshFindings(old: Document, now: Document, pact: Pact): readonly Finding[] {
  const keyOf = ({ interaction, code, pactPointer }: Finding): string => `${interaction} ${code} ${pactPointer}`;
  const known = new Set(comparePact(old, pact).map(keyOf));
  return comparePact(now, pact).filter((finding) => !known.has(keyOf(finding)));
}

const interactionsOf = (changes: readonly Change[]): ReadonlySet<string> =>
  new Set(changes.flatMap(({ affects }) => affects.map(({ interaction }) => interaction)));

const countsOf = (codes: readonly string[]): Readonly<Record<string, number>> =>
  Object.fromEntries([...Map.groupBy(codes, (code) => code)].map(([code, all]) => [code, all.length]));
