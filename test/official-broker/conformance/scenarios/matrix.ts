import type { Scenario, Step } from '../script.ts';
import { get } from '../script.ts';
import { historyOf } from './matrix-history.ts';
import { otherQuestions, selector } from './matrix-questions.ts';

const ask = (query: string): Step => get(`/matrix?${query}`);

/** Each of these alone, with each destination. */
const singles = [
  'Web',
  'Web version=w1',
  'Web version=w2',
  'Web version=w3',
  'Web version=w4',
  'Web version=never',
  'Web latest=true',
  'Web latest=true&q[][branch]=main',
  'Web branch=main',
  'Web branch=feat%2Fx',
  'Web branch=nope',
  'Web tag=dev',
  'Web latest=true&q[][tag]=dev',
  'Web latest=true&q[][tag]=nope',
  'Web mainBranch=true',
  'Web environment=mat-prod',
  'Web environment=mat-empty',
  'Shop version=s1',
  'Shop version=s2',
  'Shop version=s3',
  'Shop latest=true',
  'App version=a2',
  'Self version=m1',
  'Alone version=l1',
  'Bank version=b1',
];

const destinations = [
  'latestby=cvpv',
  'latestby=cvp&latest=true',
  'latestby=cvp&tag=prod',
  'latestby=cvp&latest=true&tag=dev',
  'latestby=cvp&latest=true&tag=nope',
  'latestby=cvp&latest=true&mainBranch=true',
  'latestby=cvpv&environment=mat-prod',
  'latestby=cvpv&environment=mat-test',
  'latestby=cvpv&environment=mat-empty',
];

/** Several at once, with and without a destination. */
const pairs = [
  ['Web version=w1', 'Shop version=s1'],
  ['Web version=w2', 'Shop version=s1'],
  ['Web version=w1', 'Shop version=s3'],
  ['Web version=w1', 'Shop'],
  ['Web', 'Shop'],
  ['Web', 'Shop version=s2'],
  ['Web version=w1', 'App version=a1'],
  ['Web version=w1', 'Bank version=b1'],
  ['Web latest=true', 'Shop latest=true'],
  ['Web branch=main', 'Shop branch=main'],
  ['Web tag=dev', 'Shop tag=prod'],
  ['Web environment=mat-prod', 'Shop environment=mat-test'],
  ['Web mainBranch=true', 'Shop mainBranch=true'],
  ['Web version=never', 'Shop version=s1'],
  ['Web version=w1', 'Web version=w2'],
  ['Web version=w1', 'App version=a1', 'Shop version=s1'],
  ['Shop version=s1', 'Bank version=b1', 'Web version=w1'],
  ['Self version=m1', 'Self version=m1'],
];

const together = [
  '',
  '&latestby=cvpv',
  '&latestby=cvp',
  '&latestby=cp',
  '&latestby=cvpv&environment=mat-prod',
  '&latestby=cvpv&latest=true&tag=prod',
];

export const matrix: Scenario = {
  name: 'the matrix',
  steps: [
    ...historyOf('Mat'),
    ...singles.flatMap((single) => destinations.map((destination) => ask(`${selector(single)}&${destination}`))),
    ...pairs.flatMap((pair) => together.map((more) => ask(`${pair.map(selector).join('&')}${more}`))),
    ...otherQuestions,
  ],
};
