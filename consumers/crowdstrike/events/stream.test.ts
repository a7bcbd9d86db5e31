import { expect } from 'chai';
import { LineTooLong, linesOf } from './lines.ts';
import { livesBeside } from './stream.ts';

describe('the host of an event feed', () => {
  for (const [address, answer] of [
    ['https://api.us-2.crowdstrike.com/feed', true],
    ['https://firehose.us-2.crowdstrike.com/feed', true],
    ['https://firehose.crowdstrike.com/feed', true],
    ['http://firehose.crowdstrike.com/feed', false],
    ['https://firehose.crowdstrike.com.evil.example.test/feed', false],
    ['https://evilcrowdstrike.com/feed', false],
    ['https://crowdstrike.com@evil.example.test/feed', false],
    ['nonsense', false],
  ] as const) {
    it(`is ${answer ? '' : 'not '}the vendor’s: ${address}`, () => expect(livesBeside(address, 'https://api.us-2.crowdstrike.com')).to.equal(answer));
  }

  it('is this one alone where the API has a number for a name', () => {
    expect([livesBeside('http://127.0.0.1:1/', 'http://127.0.0.1:2'), livesBeside('http://10.0.0.1/', 'http://127.0.0.1:2')]).to.deep.equal([true, false]);
  });
});

describe('lines', () => {
  const lines = async (...pieces: readonly (string | Uint8Array)[]) => {
    const encoder = new TextEncoder();
    return Array.fromAsync(linesOf((async function* () {
      for (const piece of pieces) yield typeof piece === 'string' ? encoder.encode(piece) : piece;
    })()));
  };

  it('are whole, however they come', async () => {
    const [euro] = ['€'].map((text) => new TextEncoder().encode(text));
    expect(await lines('a\nb', 'c\n', euro?.slice(0, 1) ?? '', euro?.slice(1) ?? '', '\nrest')).to.deep.equal(['a', 'bc', '€']);
  });

  it('end at some time', async () => {
    const error: unknown = await lines('x'.repeat(5_000_000)).catch((thrown: unknown) => thrown);
    expect(error).to.be.instanceOf(LineTooLong);
  });
});
