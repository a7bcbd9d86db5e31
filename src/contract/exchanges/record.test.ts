import { expect } from 'chai';
import { listen } from '../../http/listen.ts';
import { recordExchanges } from './record.ts';

/** A mock server that answers these, and its recorder. */
async function recorded(answer: (request: Request, own: string) => Response) {
  let own = '';
  const mock = await listen((request) => answer(request, own), { port: 0 });
  own = mock.url;
  const recorder = await recordExchanges(mock.url);
  const close = async (): Promise<void> => {
    recorder.close();
    await mock.close();
  };
  return { ...recorder, mock, close };
}

describe('what a client sends and is answered', () => {
  it('is kept as it went, and passed on', async () => {
    const { url, exchanges, close } = await recorded((request) => new Response(`${request.method} ${request.headers.get('x-own')}`, { status: 201 }));
    const answer = await fetch(`${url}//a%2fb?x=1&x=`, { method: 'PUT', headers: { 'x-own': 'yes' }, body: 'sent' });
    expect([answer.status, await answer.text()]).to.deep.equal([201, 'PUT yes']);
    const [{ method, target, body, answer: given } = { body: new Uint8Array() }] = exchanges;
    expect([method, target, new TextDecoder().decode(body), given?.status, new TextDecoder().decode(given?.body)]).to.deep.equal(['PUT', '//a%2fb?x=1&x=', 'sent', 201, 'PUT yes']);
    await close();
  });

  it('has links that lead back to where the client came from', async () => {
    const { url, mock, close } = await recorded((_, own) => Response.json({ next: `${own}/pets?page=2`, naïve: 'é' }));
    expect(await (await fetch(url)).json()).to.deep.equal({ next: `${url}/pets?page=2`, naïve: 'é' });
    expect(url).not.to.equal(mock.url);
    await close();
  });

  it('is without a body where HTTP has none', async () => {
    const { url, close } = await recorded(({ method }) => (method === 'HEAD' ? new Response('head') : new Response(null, { status: 204 })));
    const answers = await Promise.all([fetch(url, { method: 'HEAD' }), fetch(url, { method: 'DELETE' })]);
    expect(answers.map(({ status, headers }) => [status, headers.get('content-length')])).to.deep.equal([[200, null], [204, null]]);
    await close();
  });

  it('breaks off where the mock server does', async () => {
    const { url, exchanges, mock, close } = await recorded(() => new Response('x'));
    await mock.close();
    expect(await fetch(url).then(() => 'answered', () => 'broken off')).to.equal('broken off');
    expect(exchanges).to.deep.equal([]);
    await close();
  });
});
