import { expect } from 'chai';
import { parseJson } from '../../../src/json/json.ts';
import { lookUp } from '../../../src/json/pointer.ts';
import type { CommandRun, TestWorkspace } from '../testing/workspace.ts';
import { aWorkspace } from '../testing/workspace.ts';

const email = '/components/schemas/customer/properties/email';

describe('the gate', function () {
  this.timeout(60_000);
  let workspace: TestWorkspace;
  beforeEach(async () => {
    workspace = await aWorkspace();
  });
  afterEach(() => workspace.close());

  const reasonsOf = ({ out }: CommandRun): string => JSON.stringify(lookUp(parseJson(out, 'the answer'), '/results/0/reasons'));

  it('is open after a run of the whole loop', async () => {
    const run = await workspace.run('run', '--json');
    expect([run.code, lookUp(parseJson(run.out, 'the answer'), '/verdict')]).to.deep.equal([0, 'deployable'], run.err);
  });

  it('says blocked after a field that the client relies on is gone from the document', async () => {
    await workspace.run('run', 'stripe');
    await workspace.edit('openapi/stripe/stripe.json', email);
    const run = await workspace.run('run', 'stripe', '--json');
    const gate = await workspace.run('gate', 'stripe-integration', '--json');
    expect([run.code, gate.code]).to.deep.equal([1, 1], run.err);
    for (const word of ['PostCustomers', '$.email', 'vendorproof run stripe']) expect(reasonsOf(gate)).to.contain(word);
  });

  it('says blocked after such a field is gone, although a state of the provider file still gives it', async () => {
    await workspace.run('run', 'bitbucket');
    await workspace.edit('openapi/bitbucket/bitbucket.json', '/components/schemas/repository/properties/slug');
    const run = await workspace.run('run', 'bitbucket', '--json');
    expect(run.code).to.equal(1, run.err);
    for (const word of ['getRepository', 'slug', 'vendorproof run bitbucket']) expect(reasonsOf(run)).to.contain(word);
  });

  it('says blocked after the type of such a field changes', async () => {
    await workspace.run('run', 'stripe');
    await workspace.edit('openapi/stripe/stripe.json', email, { type: 'integer' });
    const run = await workspace.run('run', 'stripe', '--json');
    expect(run.code).to.equal(1, run.err);
    for (const word of ['PostCustomers', '$.email', 'vendorproof run stripe']) expect(reasonsOf(run)).to.contain(word);
  });

  it('says blocked after a field that the client does not send becomes required, and names it', async () => {
    await workspace.run('run', 'stripe');
    const schema = '/paths/~1v1~1customers/post/requestBody/content/application~1x-www-form-urlencoded/schema';
    await workspace.edit('openapi/stripe/stripe.json', `${schema}/required`, ['phone']);
    const run = await workspace.run('run', 'stripe', '--json');
    expect([run.code, lookUp(parseJson(run.out, 'the answer'), '/results/0/reasons/1')]).to.deep.equal([1, undefined], run.err);
    for (const word of ['PostCustomers', 'body.phone', 'body.required', 'send what the document asks for', 'vendorproof run stripe']) expect(reasonsOf(run)).to.contain(word);
  });

  it('says blocked after an operation is gone, although a state of the provider file still speaks of it', async () => {
    await workspace.run('run', 'stripe');
    await workspace.edit('openapi/stripe/stripe.json', '/paths/~1v1~1refunds/post');
    const run = await workspace.run('run', 'stripe', '--json');
    expect([run.code, run.err.includes('providers/stripe/provider.ts: the state “a succeeded payment intent can be refunded” speaks of PostRefunds')]).to.deep.equal([1, true], run.err);
    for (const word of ['PostRefunds', 'the document has no such operation', 'restore the operation']) expect(reasonsOf(run)).to.contain(word);
  });

  it('says blocked after a status is gone, although a state of the provider file still answers with it', async () => {
    await workspace.run('run', 'bitbucket');
    await workspace.edit('openapi/bitbucket/bitbucket.json', '/paths/~1repositories~1{workspace}~1{repo_slug}/get/responses/404');
    const run = await workspace.run('run', 'bitbucket', '--json');
    expect([run.code, reasonsOf(run)]).to.satisfy(([code, reasons]: [number, string]) => code === 1 && reasons.includes('expected status 404, the answer has 200'));
  });

  it('is not asked where the provider file speaks of what the document never had', async () => {
    await workspace.write('providers/bitbucket/provider.ts', "export const provider = { states: { 'a repository exists': { stub: [{ operation: 'getRepositry', status: 200 }] } } };\n");
    const { code, out, err } = await workspace.run('run', 'bitbucket', '--json');
    expect([code, lookUp(parseJson(out, 'the answer'), '/results'), err.includes('did you mean getRepository?')]).to.deep.equal([2, [], true], err);
  });

  const fixOf = (out: string): string => String(lookUp(parseJson(out, 'the answer'), '/results/0/reasons/0/fix'));
  const gate = (...options: readonly string[]): Promise<CommandRun> => workspace.run('gate', 'stripe-integration', '--json', ...options);
  /** Runs the command that a reason offers as its fix. */
  const runFix = ({ out }: CommandRun): Promise<CommandRun> => workspace.run(...fixOf(out).split(' ').slice(1));

  it('says unknown for a version that nobody has published, with a fix that makes it known', async () => {
    const unknown = await gate('--version', 'never');
    const fix = await runFix(unknown);
    const known = await gate('--version', 'never');
    expect([unknown.code, reasonsOf(unknown).includes('version.unknown'), fix.code, known.code]).to.deep.equal([3, true, 0, 0], fix.err);
  });

  it('says unknown for a version that is published and not verified, with a fix that verifies that version', async () => {
    await workspace.run('publish', '--version', '1.0.0', '--branch', 'feature');
    const unknown = await gate('--version', '1.0.0');
    const fix = await runFix(unknown);
    const known = await gate('--version', '1.0.0');
    expect([unknown.code, reasonsOf(unknown).includes('evidence.missing'), fix.code, known.code]).to.deep.equal([3, true, 0, 0], fix.err);
  });

  it('says unknown after the document has changed, until it is verified again', async () => {
    await workspace.run('run', 'stripe');
    await workspace.edit('openapi/stripe/stripe.json', '/info/contact', {});
    await workspace.run('publish');
    const outdated = await gate();
    const fix = await runFix(outdated);
    const known = await gate();
    expect([outdated.code, reasonsOf(outdated).includes('evidence.outdated'), fix.code, known.code]).to.deep.equal([3, true, 0, 0], fix.err);
  });

  it('says unknown where evidence of another kind is demanded', async () => {
    await workspace.run('run', 'stripe');
    const { code, out } = await gate('--to', 'production');
    expect([code, out.includes('no sandbox evidence'), out.includes('or let production demand stub evidence')]).to.deep.equal([3, true, true]);
  });

  it('ends with 4 when the broker is down', async () => {
    const gate = await workspace.runWith({ environment: { PATH: '/usr/bin:/bin', PACT_BROKER_BASE_URL: 'http://127.0.0.1:9' } }, 'gate');
    expect([gate.code, gate.err.split('\n').length]).to.deep.equal([4, 2], gate.err);
  });
});
