import { of, pactKeeping, verified } from '../pacts.ts';
import type { Scenario, Step } from '../script.ts';
import { del, get, post, put } from '../script.ts';

const encode = encodeURIComponent;

/** Names that a careless path or query would break. */
const names = [
  'Odd a/b',
  'Odd 100% sure',
  'Odd a+b&c=d?e#f',
  "Odd 'quoted' (x)!*",
  'Odd "double" <b>',
  'Odd a%2Fb',
  'Odd ..',
  'Odd  two  spaces',
  'Odd [0]{x}|^~',
];
const unicode = 'Odd ümläut ✓';

const walk = (name: string): readonly Step[] => {
  const pair = of(name, `Beyond ${name}`);
  const [owner, version, branch, tag] = [`/pacticipants/${encode(name)}`, encode(`v ${name}`), encode(`b ${name}`), encode(`t ${name}`)];
  return [
    post('/pacticipants', { name }),
    pair.publish({ version: `v ${name}`, branch: `b ${name}`, tags: [`t ${name}`] }),
    get(owner),
    get(`${owner}/versions/${version}`),
    get(`${owner}/branches/${branch}`),
    get(`${owner}/branches/${branch}/versions/${version}`),
    get(`${owner}/versions/${version}/tags/${tag}`),
    put(`${owner}/labels/${encode(`l ${name}`)}`, {}),
    get(`/pacticipants/label/${encode(`l ${name}`)}`),
    get(`${pair.pair}/version/${version}`),
    get(`${pair.pair}/latest`, { keep: { matrix: '/_links/pb:matrix-for-consumer-version/href' } }),
    get(`${pair.pair}/latest/${tag}`),
    get(`${pair.pair}/branch/${branch}/latest`),
    get('{matrix}'),
    get(`/can-i-deploy?pacticipant=${encode(name)}&version=${version}&to=${tag}`),
    get(`/pacticipants?q=${encode(name)}`),
    post(`/pacts/provider/${encode(`Beyond ${name}`)}/for-verification`, { consumerVersionSelectors: [{ branch: `b ${name}` }] }),
    del(`${owner}/branches/${branch}`),
  ];
};

const verify = (name: string): readonly Step[] => [
  pactKeeping(`${of(name, `Beyond ${name}`).pair}/latest`, 'results'),
  verified('results', `p ${name}`, true),
];

export const oddNames: Scenario = {
  name: 'odd names',
  steps: [
    ...names.flatMap((name) => [...walk(name), ...verify(name), get('{matrix}')]),
    ...walk(unicode),
    // Endings that the official broker takes for media types
    post('/pacticipants', { name: 'Odd file.svg' }),
    post('/pacticipants', { name: 'Odd file.json' }),
    get('/pacticipants/Odd%20file.svg'),
    get('/pacticipants/Odd%20file.json'),
    put('/pacticipants/Odd%20file.csv/versions/1', {}),
    // Names that are hardly names
    put('/pacticipants/Odd%20One/branches/%20/versions/%20', {}),
    put('/pacticipants/Odd%20One/versions/1/tags/%20', {}),
    put('/pacticipants/%20/versions/1', {}),
    put('/pacticipants/Odd%20One/labels/%20', {}),
    put(`/pacticipants/Odd%20One/versions/${'9'.repeat(300)}`, {}),
    get('/pacticipants/Odd%20One/'),
    get('/pacticipants/'),
    get('//pacticipants'),
    get('/pacticipants//versions'),
    put('/pacticipants/a%0Ab', {}),
    put('/pacticipants/a%09b', {}),
    get('/pacticipants/a%00b'),
    get('/pacticipants/%zz'),
    get('/pacticipants/%E0%A4'),
    get('/pacticipants/a%3Fb'),
    get('/pacticipants/a+b'),
    get('/pacticipants/a{b}'),
    get('/pacticipants/ODD%20ONE'),
    get('/PACTICIPANTS'),
    get('/nowhere'),
    get('/nowhere', { accept: 'application/problem+json, application/hal+json' }),
    get('/pacticipants?q=%'),
    get('/pacticipants?q=_'),
    get('/pacticipants?q[]=x'),
    get('/pacticipants?q'),
    get('/pacticipants?page[]=1'),
    // Last, for the official broker cannot store a result of a version whose number is not plain ASCII
    ...verify(unicode),
  ],
};
