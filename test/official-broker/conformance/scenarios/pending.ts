import type { Json } from '../../../../src/json/json.ts';
import { of, pactKeeping, verified } from '../pacts.ts';
import type { Scenario, Step } from '../script.ts';
import { post, put } from '../script.ts';

const web = of('Pen Web', 'Pen Shop');
const app = of('Pen App', 'Pen Shop');
const address = '/pacts/provider/Pen%20Shop/for-verification';
const selectors: Json = [{ latest: true }, { branch: 'old' }];
const oldOnly = { consumerVersionSelectors: [{ branch: 'old' }] };
const since = { includeWipPactsSince: '2020-01-01' };

/** Every line that a provider can verify for, asked after each thing that happens. */
const lines: readonly Json[] = [
  { includePendingStatus: true, consumerVersionSelectors: selectors },
  { includePendingStatus: false, consumerVersionSelectors: selectors },
  { includePendingStatus: true, providerVersionBranch: 'main', consumerVersionSelectors: selectors },
  { includePendingStatus: true, providerVersionBranch: 'new', consumerVersionSelectors: selectors },
  { includePendingStatus: true, providerVersionTags: ['main'], consumerVersionSelectors: selectors },
  { includePendingStatus: true, providerVersionTags: ['main', 'new'], consumerVersionSelectors: selectors },
  { includePendingStatus: true, providerVersionTags: ['main'], providerVersionBranch: 'main', consumerVersionSelectors: selectors },
  { includePendingStatus: true, providerVersionBranch: 'main', ...since, consumerVersionSelectors: selectors },
  { includePendingStatus: false, providerVersionBranch: 'main', ...since, ...oldOnly },
  { includePendingStatus: true, providerVersionBranch: 'new', includeWipPactsSince: '2020-01-01T00:00:00+00:00', ...oldOnly },
  { includePendingStatus: true, providerVersionTags: ['main'], ...since, ...oldOnly },
  { includePendingStatus: true, ...since, ...oldOnly },
  { includePendingStatus: true, providerVersionBranch: 'main', includeWipPactsSince: '2200-01-01', ...oldOnly },
];
const asked: readonly Step[] = lines.map((line) => post(address, line));

const branch = (name: string, version: string): Step => put(`/pacticipants/Pen%20Shop/branches/${name}/versions/${version}`, {});
const tag = (name: string, version: string): Step => put(`/pacticipants/Pen%20Shop/versions/${version}/tags/${name}`, {});

export const pending: Scenario = {
  name: 'pending pacts and work in progress',
  steps: [
    web.publish({ version: '1', branch: 'old', tags: ['old'], descriptions: ['one'] }),
    web.publish({ version: '2', branch: 'main', tags: ['dev'], descriptions: ['two'] }),
    web.publish({ version: '3', branch: 'feat/x', tags: ['dev', 'feat'], descriptions: ['three'] }),
    app.publish({ version: 'a1', branch: 'main', descriptions: ['app'] }),
    ...asked,
    pactKeeping(`${web.pair}/version/1`, 'one'),
    pactKeeping(`${web.pair}/version/2`, 'two'),
    pactKeeping(`${web.pair}/version/3`, 'three'),
    pactKeeping(`${app.pair}/latest`, 'app'),
    branch('main', 'p1'),
    tag('main', 'p1'),
    verified('one', 'p1', true),
    verified('two', 'p1', false),
    ...asked,
    branch('feat', 'p2'),
    tag('feat', 'p2'),
    verified('three', 'p2', true),
    verified('app', 'p2', true),
    ...asked,
    branch('new', 'p3'),
    tag('new', 'p3'),
    ...asked,
    verified('two', 'p3', true),
    ...asked,
    // A result of work in progress
    web.publish({ version: '4', branch: 'wip', descriptions: ['four'] }),
    post(address, lines[8] ?? null),
    post(
      address,
      { includePendingStatus: true, providerVersionBranch: 'main', ...since, consumerVersionSelectors: [{ branch: 'none' }] },
      { keep: { wip: '/_embedded/pacts/0/_links/self/href' } },
    ),
    pactKeeping('{wip}', 'wip results'),
    branch('main', 'p4'),
    verified('wip results', 'p4', true),
    ...asked,
  ],
};
