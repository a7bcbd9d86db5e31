import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect } from 'chai';

const script = join(import.meta.dirname, '../../scripts/findings.ts');

describe('docs/findings.md', () => {
  it('is what the tables of codes say', () => {
    expect(() => execFileSync(process.execPath, ['--conditions=source', script, '--check'], { stdio: 'pipe' })).not.to.throw();
  });
});
