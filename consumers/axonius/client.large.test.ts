import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { Readable } from 'node:stream';
import { expect } from 'chai';
import { ProtocolError } from '../shared/errors/protocol-error.ts';
import { failing } from '../shared/testing/failing.ts';
import { patience } from './client.ts';
import { clientAt, collected } from './testing/client.ts';
import { assetId, device } from './testing/factories.ts';

const megabyte = 1024 * 1024;

describe('the Axonius client, given a large page', () => {
  let server: Server;
  let url = '';
  let rows = 0;
  let sent = 0;

  /** Rows of 50 kB, each made when there is room for it on the connection. */
  function* page(): Generator<string> {
    const row = JSON.stringify(device({ note: 'x'.repeat(50_000) }, assetId(0)));
    yield '{"meta":{"page":{"number":1,"totalPages":1}},"assets":[';
    for (sent = 0; sent < rows; sent += 1) yield `${sent === 0 ? '' : ','}${row.replace(assetId(0), assetId(sent + 1))}`;
    yield ']}';
  }

  before(async () => {
    server = createServer((_, response) => void Readable.from(page()).pipe(response.setHeader('content-type', 'application/json')));
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const address = server.address();
    url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  });
  after(() => server.close().closeAllConnections());

  it('keeps of each row no more than what it understands (X43)', async () => {
    rows = 200;
    const assets = await Array.fromAsync(clientAt(url).assets('devices'));
    expect([assets.length, JSON.stringify(assets).length < megabyte]).to.deep.equal([200, true]);
  });

  it('refuses 2,000 rows of 50 kB before they are in memory, where 4 MiB are allowed (X43)', async () => {
    rows = 2000;
    const error = await failing(collected(clientAt(url, { largestAnswer: 4 * megabyte }).assets('devices', { pageSize: 2000 })), ProtocolError);
    expect(error.message).to.contain(`larger than ${4 * megabyte} bytes`);
    expect(sent * 50_000).to.be.lessThan(16 * megabyte);
  });

  it('has five minutes for each attempt (X43)', () => expect(patience.timeoutMs).to.be.at.least(300_000));
});
