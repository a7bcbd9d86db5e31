import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Json } from '../../src/json/json.ts';
import { member } from '../../src/json/pointer.ts';
import { readDocument } from '../../src/openapi/read.ts';
import type { Ask, TestAnswer } from '../../src/stub/testing/client.ts';
import { journalOf, setState, stubOf } from '../../src/stub/testing/client.ts';

/** What is asked, and of what comes back that which the case is about. */
interface Exchange {
  readonly ask: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** The provider state that holds meanwhile. */
  readonly state?: { readonly state: string; readonly params?: Json };
  readonly answer: {
    readonly operation?: string;
    readonly status?: number;
    /** The media type; null where there is none. */
    readonly type?: string | null;
    readonly json?: Json;
    readonly text?: string;
    /** A pattern that the text matches. */
    readonly like?: string;
  };
}

const folder = join(import.meta.dirname, 'stub');

const exchangesOf = (name: string): readonly Exchange[] => JSON.parse(readFileSync(join(folder, name, 'exchanges.json'), 'utf8'));

/** A fresh stub for each exchange: nothing that was asked before has a part in the answer. */
async function outcomeOf(name: string, { ask: line, headers = {}, body, state, answer }: Exchange): Promise<Exchange['answer']> {
  const ask = stubOf([{ document: await readDocument(join(folder, name, 'document.yaml')) }]);
  if (state !== undefined) await setState(ask, state.state, state.params);
  const found = await ask(line, { headers, ...(body === undefined ? {} : { body }) });
  const all = await everythingOf(ask, found);
  const asked = Object.keys(answer).map((key) => [key, key === 'like' ? likeness(answer.like, found.text) : all[key]]);
  return Object.fromEntries(asked);
}

const everythingOf = async (ask: Ask, { status, headers, text, json }: TestAnswer): Promise<Readonly<Record<string, unknown>>> => ({
  operation: member((await journalOf(ask))[0], 'operation'),
  status,
  type: headers.get('content-type'),
  text,
  json,
});

const likeness = (pattern: string | undefined, text: string): string | undefined => (pattern !== undefined && new RegExp(pattern).test(text) ? pattern : text);

/** A case is a folder with a document and what its stub is asked and answers; adding one needs no code. */
describe('a stub of a document', () => {
  for (const name of readdirSync(folder)) {
    describe(name, () => {
      for (const exchange of exchangesOf(name)) {
        const { ask, headers, state } = exchange;
        const given = [...Object.entries(headers ?? {}).map(([key, value]) => `${key}: ${value}`), ...(state === undefined ? [] : [state.state])];
        it(`answers ${ask}${given.length === 0 ? '' : ` (${given.join(', ')})`} as expected`, async () => {
          expect(await outcomeOf(name, exchange)).to.deep.equal(exchange.answer);
        });
      }
    });
  }
});
