import { expect } from 'chai';
import { VendorError } from '../../shared/errors/vendor-error.ts';
import { failing } from '../../shared/testing/failing.ts';
import { after } from '../fql.ts';
import { falconOnScript, falconOnStub, signedIn } from '../testing/client.ts';
import { makeEnvelope } from '../testing/factories.ts';

describe('alerts', () => {
  const { vendor, now } = falconOnStub();
  const id = '0f1e2d3c4b5a69788796a5b4c3d2e1f0:ind:9c1f4be07a5d4f2f8b0e6f3a2d1c0b9a:1';
  const sent = (index = -1): unknown => JSON.parse(now().observer.exchanges.at(index)?.requestBody ?? '');

  it('come page by page, the oldest first, until there is no cursor', async () => {
    await vendor.state('alerts on two pages');
    const alerts = await Array.fromAsync(now().client().alerts.list({ filter: after('severity', 59) }));
    expect(alerts.map(({ severity }) => severity.level)).to.deep.equal(['high', 'high', 'high']);
    const said = { filter: 'severity:>59', sort: 'created_timestamp|asc', limit: 1000 };
    expect([sent(-2), sent()]).to.deep.equal([said, { ...said, after: 'p2' }]);
  });

  it('are found by their ids', async () => {
    await vendor.state('an alert is new');
    const { alerts } = now().client();
    const { ids, total } = await alerts.queryIds();
    expect([ids, total]).to.deep.equal([[id], 1]);
    expect((await alerts.details(ids)).items.map(({ status }) => status)).to.deep.equal(['new']);
  });

  it('are taken, commented on and closed', async () => {
    await vendor.state('an alert is new');
    const change = { status: 'closed', assignee: 'ada@example.test', comment: 'known', addTag: 'triaged', removeTag: 'new' } as const;
    expect(await now().client().alerts.update([id], change)).to.equal(1);
    expect(sent()).to.have.deep.property('action_parameters', [
      { name: 'update_status', value: 'closed' },
      { name: 'assign_to_user_id', value: 'ada@example.test' },
      { name: 'append_comment', value: 'known' },
      { name: 'add_tag', value: 'triaged' },
      { name: 'remove_tag', value: 'new' },
    ]);
  });

  it('are nobody’s any more', async () => {
    await vendor.state('an alert is new');
    await now().client().alerts.update([id], { assignee: null });
    expect(sent()).to.have.deep.property('action_parameters', [{ name: 'unassign', value: '' }]);
  });

  it('are changed again after a failure that passes, unless a comment would be there twice', async () => {
    await vendor.faults('status,status=500,count=1,operation=PatchEntitiesAlertsV3');
    await now().client().alerts.update([id], { status: 'closed' });
    await vendor.faults('status,status=500,count=1,operation=PatchEntitiesAlertsV3');
    expect(await failing(now().client().alerts.update([id], { comment: 'known' }), VendorError)).to.include({ kind: 'unavailable' });
  });
});

describe('a change of alerts that was refused beside a success', () => {
  const { vendor, now } = falconOnScript();

  it('is an error', async () => {
    vendor.answers(signedIn(), { body: makeEnvelope(null, undefined, { errors: [{ code: 400, message: 'unknown status' }] }) });
    expect(await failing(now().client().alerts.update(['a'], { status: 'new' }), VendorError)).to.include({ kind: 'invalid-request', status: 200 });
  });

  it('is none where nothing is said about how many were changed', async () => {
    vendor.answers(signedIn(), { body: makeEnvelope(null) });
    expect(await now().client().alerts.update(['a'], { status: 'new' })).to.equal(0);
  });
});
