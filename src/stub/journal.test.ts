import { expect } from 'chai';
import type { Entry } from './journal.ts';
import { createBook, createJournal } from './journal.ts';

const entry = (path: string): Entry => ({
  at: new Date(0),
  incoming: { method: 'GET', origin: 'http://127.0.0.1', path, query: [], headers: new Headers(), body: new Uint8Array() },
  endpoint: undefined,
  status: 200,
  problems: [],
  state: undefined,
  notes: [],
});

const pathsIn = (journal: ReturnType<typeof createJournal>): readonly string[] => journal.entries().map(({ incoming }) => incoming.path);

describe('journals in one book', () => {
  it('have lines of their own', () => {
    const book = createBook();
    const [first, second] = [createJournal(book), createJournal(book)];
    first.add(entry('/a'));
    second.add(entry('/b'));
    expect([first, second].map(pathsIn)).to.deep.equal([['/a'], ['/b']]);
  });

  it('are cleared one by one', () => {
    const book = createBook();
    const [first, second] = [createJournal(book), createJournal(book)];
    for (const journal of [first, second]) journal.add(entry('/a'));
    first.clear();
    expect([first, second].map(pathsIn)).to.deep.equal([[], ['/a']]);
  });

  it('hold no more together than a few thousand lines', () => {
    const book = createBook();
    for (let count = 0; count < 30_000; count += 1) createJournal(book).add(entry(`/${count}`));
    expect(book.lines.length).to.be.below(10_001);
  });
});
