import { expect } from 'chai';
import { masker } from './masking.ts';

describe('masking', () => {
  it('hides a given secret wherever it stands', () => {
    expect(masker(['hunter22']).text('a=hunter22 and hunter22')).to.equal('a=*** and ***');
  });

  it('hides a given secret that is percent-encoded, escaped in JSON or in base64', () => {
    const secret = 'p"ss wörd';
    const written = [encodeURIComponent(secret), JSON.stringify(secret), Buffer.from(secret).toString('base64')];
    expect(written.map(masker([secret]).text)).to.deep.equal(['***', '"***"', '***']);
  });

  it('hides the longer of two secrets whole', () => {
    expect(masker(['abcd', 'abcdefgh']).text('abcdefgh')).to.equal('***');
  });

  it('leaves text alone when a secret is too short to be one', () => {
    expect(masker(['a', '']).text('a banana')).to.equal('a banana');
  });

  it('hides JSON fields that hold secrets by their name', () => {
    expect(masker().text('{"access_token": "x\\"y", "id": "1", "client_secret":"z"}')).to.equal('{"access_token": "***", "id": "1", "client_secret":"***"}');
  });

  it('hides secrets in queries and forms, and the user part of an address', () => {
    expect(masker().text('http://u:p@h/?api_key=k1&x=1&token=t2')).to.equal('http://***@h/?api_key=***&x=1&token=***');
  });

  it('hides what proves to a token address who a client is', () => {
    const form = 'grant_type=authorization_code&code_verifier=v1&client_assertion=a2&client_id=c';
    expect(masker().text(form)).to.equal('grant_type=authorization_code&code_verifier=***&client_assertion=***&client_id=c');
  });

  it('hides what follows Bearer or Basic in a text', () => {
    expect(masker().text('sent Bearer abc.def-ghi to it')).to.equal('sent Bearer *** to it');
  });

  it('hides the values of telling headers, and keeps the scheme', () => {
    const headers = { Authorization: 'Bearer abc', 'set-cookie': 'sid=1; Path=/', 'X-Api-Key': 'k', accept: 'text/plain' };
    expect(masker().headers(Object.entries(headers))).to.deep.equal({ Authorization: 'Bearer ***', 'set-cookie': '***', 'X-Api-Key': '***', accept: 'text/plain' });
  });

  it('leaves ordinary text as it is', () => {
    const text = '{"id":"cus_1","email":"ada@example.com","url":"https://acme.test/a?x=1"}';
    expect(masker(['s3cret']).text(text)).to.equal(text);
  });
});
