import { expect } from 'chai';
import { petshop } from '../openapi/testing/documents.ts';
import { createStub } from './stub.ts';

describe('a stub that has nothing to wait for', () => {
  const { handler } = createStub({ documents: [{ document: petshop() }], clock: () => new Date('2026-01-05T08:30:00Z') });

  const statusAtOnce = (headers: Readonly<Record<string, string>>): number | undefined => {
    const answer = handler(new Request('http://127.0.0.1:7000/pets/7', { headers }));
    return answer instanceof Promise ? undefined : answer.status;
  };

  it('answers at once, credentials judged', () => {
    expect(statusAtOnce({ authorization: 'Bearer abc' })).to.equal(200);
  });

  it('refuses at once where they are missing', () => {
    expect(statusAtOnce({})).to.equal(401);
  });
});
