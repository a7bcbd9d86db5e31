import { expect } from 'chai';
import { masker } from '../../credentials/masking.ts';
import { harEntry, longestBody } from './har.ts';
import { createRecording } from './recording.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('a recording', () => {
  it('keeps the newest entries within its bounds, and says how many had to go', () => {
    const recording = createRecording({ entries: 2, length: 1000 });
    for (const id of [1, 2, 3]) recording.add({ id });
    expect(recording.count).to.deep.equal({ kept: 2, dropped: 1 });
    expect(JSON.parse(recording.text()).log).to.deep.include({ version: '1.2', comment: '1 older entries are left out', entries: [{ id: 2 }, { id: 3 }] });
  });

  it('lets long entries push out more, but never the last one', () => {
    const recording = createRecording({ entries: 10, length: 60 });
    for (const text of ['a', 'b', 'c'.repeat(100)]) recording.add({ text });
    expect(recording.count).to.deep.equal({ kept: 1, dropped: 2 });
  });

  it('leaves out bodies that are no text, or too long', () => {
    const incoming = { method: 'POST', origin: '', path: '/', query: [], headers: new Headers(), body: Uint8Array.from([0xff, 0xfe]) };
    const answer = { status: 200, headers: new Headers(), body: bytes('a'.repeat(longestBody + 1)) };
    const entry = JSON.parse(JSON.stringify(harEntry({ at: new Date(0), ms: 3, url: 'http://acme.example/', incoming, answer, operation: undefined }, masker())));
    expect(entry.request.postData).to.include({ text: '', comment: '2 bytes are left out: they are no text' });
    expect(entry.response.content).to.include({ text: '' }).and.have.property('comment').that.contains('is not kept');
  });
});
