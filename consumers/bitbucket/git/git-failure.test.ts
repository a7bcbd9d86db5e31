import { expect } from 'chai';
import { readFailure } from './git-failure.ts';

describe('what Git says of a failure', () => {
  for (const [words, kind, status] of [
    ["fatal: Authentication failed for 'https://bitbucket.org/a/b.git/'", 'authentication', undefined],
    ["fatal: could not read Username for 'https://bitbucket.org': terminal prompts disabled", 'authentication', undefined],
    ["remote: Repository not found\nfatal: repository 'https://bitbucket.org/a/b.git/' not found", 'not-found', undefined],
    ["fatal: unable to access 'https://bitbucket.org/a/b.git/': The requested URL returned error: 403", 'permission', 403],
    ["fatal: unable to access 'https://bitbucket.org/a/b.git/': The requested URL returned error: 429", 'rate-limited', 429],
    ["fatal: unable to access 'https://bitbucket.org/a/b.git/': The requested URL returned error: 503", 'unavailable', 503],
    ["fatal: unable to access 'https://bitbucket.org/a/b.git/': The requested URL returned error: 302", 'contract', undefined],
    ["fatal: unable to access 'https://bitbucket.org/a/b.git/': Could not resolve host: bitbucket.org", 'unavailable', undefined],
    ['error: RPC failed; curl 18 transfer closed with 512 bytes remaining to read\nfatal: early EOF', 'unavailable', undefined],
    ["fatal: Unable to create '/copies/b/shallow.lock': File exists.", 'conflict', undefined],
    ['error: object 9f8c: badTimezone: invalid author/committer line\nfatal: fsck error in packed object', 'contract', undefined],
    ['fatal: bad config line 1', 'invalid-request', undefined],
  ] as const) {
    it(`is ${kind}: ${words.split('\n').at(-1)?.slice(-50)}`, () => expect(readFailure(words)).to.include({ kind, status }));
  }

  it('is told by the line that ended it', () => {
    expect(readFailure('remote: hint\nfatal: early EOF\nfatal: fetch-pack failed').problem).to.equal('early EOF');
    expect(readFailure('remote: something else\n').problem).to.equal('remote: something else');
    expect(readFailure('').problem).to.equal('it said nothing');
  });
});
