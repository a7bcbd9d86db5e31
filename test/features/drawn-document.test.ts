import { expect } from 'chai';
import type { DrawOptions } from '../../src/generate/bulk/draw-document.ts';
import { drawDocument } from '../../src/generate/bulk/draw-document.ts';
import type { Listening } from '../../src/http/listen.ts';
import { listen } from '../../src/http/listen.ts';
import { petshop } from '../../src/openapi/testing/documents.ts';
import { createStub } from '../../src/stub/stub.ts';
import { systemClock } from '../../src/system/clock.ts';
import { pactWith, replay } from './testing/replays.ts';

describe('interactions drawn from a document, replayed against its stub', () => {
  const document = petshop();
  let server: Listening;
  before(async () => void (server = await listen(createStub({ documents: [{ document }], clock: systemClock }).handler, { port: 0 })));
  after(() => server.close());

  const replayed = async (options: DrawOptions) => {
    const verified = await replay({ url: server.url, pacts: [pactWith(drawDocument(document, options).interactions)] });
    return verified.map(({ description, outcome, mismatches }) => (outcome === 'passed' ? `${description}: passed` : `${description}: ${JSON.stringify(mismatches)}`));
  };

  for (const rely of ['required', 'documented'] as const) {
    it(`pass where they rely on ${rely} fields`, async () => {
      expect(await replayed({ rely })).to.deep.equal(['listPets answers 200', 'createPet answers 201', 'getPet answers 200', 'deletePet answers 204', 'createOrder answers 200'].map((name) => `${name}: passed`));
    });
  }

  it('pass where the document says that an incomplete request is refused', async () => {
    const refusals = (await replayed({ negative: true })).filter((line) => line.includes('left out'));
    expect(refusals).to.deep.equal(['createPet answers 400 with the field name left out: passed', 'createOrder answers 400 with the field amount left out: passed']);
  });
});
