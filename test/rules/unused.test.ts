import { expect } from 'chai';
import type { Outcome } from './planted.ts';
import { runPlanted } from './planted.ts';

const files = {
  'package.json': '{ "name": "planted", "type": "module", "dependencies": { "hono": "1.0.0" } }',
  'src/cli/main.ts': "import { asked } from '../verdict/gate.ts';\nasked();",
  'src/verdict/gate.ts': 'export const asked = () => undefined;\nexport const forgotten = 1;\nexport const testedOnly = 2;',
  'src/verdict/gate.test.ts': "import { testedOnly } from './gate.ts';\ntestedOnly.toFixed();",
  'src/verdict/orphan.ts': 'export const orphan = 1;',
};

describe('npm run unused', function unusedCode() {
  this.timeout(30_000);
  const run = (...args: readonly string[]): Promise<Outcome> =>
    runPlanted({ rules: ['knip.json'], files, command: ['knip/bin/knip.js', '--no-config-hints', ...args] });

  it('finds files, exports and dependencies that nothing uses', async () => {
    const { code, output } = await run();
    expect(code).to.equal(1);
    expect(output).to.match(/Unused files[^]*orphan\.ts[^]*Unused dependencies[^]*hono[^]*Unused exports[^]*forgotten/);
    expect(output).not.to.match(/asked|testedOnly/);
  });

  it('finds exports that only a test uses', async () => {
    const { code, output } = await run('--production', '--files', '--exports');
    expect(code).to.equal(1);
    expect(output).to.match(/Unused exports[^]*testedOnly/);
  });
});
