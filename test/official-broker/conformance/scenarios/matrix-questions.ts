import type { Step } from '../script.ts';
import { get } from '../script.ts';

const ask = (query: string, accept?: string): Step => get(`/matrix?${query}`, accept === undefined ? {} : { accept });

/** `Web version=w1` → `q[][pacticipant]=Mat%20Web&q[][version]=w1` */
export const selector = (words: string): string => {
  const [name = '', ...fields] = words.split(' ');
  return [`q[][pacticipant]=Mat%20${name}`, ...fields.map((field) => `q[][${field.replace('=', ']=')}`)].join('&');
};

const one = selector('Web version=w2');
const ignore = (name: string, version?: string): string =>
  `ignore[][pacticipant]=Mat%20${name}${version === undefined ? '' : `&ignore[][version]=${version}`}`;

/** Whatever else a question may say, and what it may not. */
export const otherQuestions: readonly Step[] = [
  ask(`${one}&environment=mat-prod&latestby=cvpv&${ignore('Shop')}`),
  ask(`${one}&environment=mat-prod&latestby=cvpv&${ignore('Shop', 's1')}`),
  ask(`${one}&environment=mat-prod&latestby=cvpv&${ignore('Shop', 's9')}`),
  ask(`${one}&environment=mat-prod&latestby=cvpv&${ignore('Ghost')}`),
  ask(`${one}&environment=mat-prod&latestby=cvpv&${ignore('Web')}`),
  ask(`${one}&environment=mat-prod&latestby=cvpv&ignore[][version]=1`),
  ask(`${one}&environment=mat-prod&latestby=cvpv&ignore=Mat%20Shop`),
  ask(`${one}&environment=mat-prod&latestby=cvpv&ignore[]=Mat%20Shop`),
  ask(`${selector('Shop version=s2')}&environment=mat-prod&latestby=cvpv&${ignore('App')}`),
  ask(`${selector('Web version=never')}&environment=mat-prod&latestby=cvpv&${ignore('Web')}`),
  ask(`${selector('Web')}&success=true`),
  ask(`${selector('Web')}&success[]=true&success[]=false`),
  ask(`${selector('Web')}&success[]=&latestby=cvpv`),
  ask(`${selector('App')}&success=`),
  ask(`${selector('Web')}&success=maybe`),
  ask(`${selector('Web')}&limit=1`),
  ask(`${selector('Web')}&limit=2&latestby=cvpv`),
  ask(`${selector('Web')}&limit=0`),
  ask(`${selector('Web')}&limit=x`),
  ask(`${selector('Web')}&limit=`),
  ask(`${selector('Web')}&days=1`),
  ask(`${selector('Web')}&latestby=zzz`),
  ask(`${selector('Web')}&latestby=`),
  ask(`${selector('Web')}&`),
  // What is refused
  get('/matrix'),
  ask(''),
  ask('q[][version]=1'),
  ask('q[]=x'),
  ask('q=x'),
  ask('q[pacticipant]=x'),
  ask('q[][pacticipant]='),
  ask('q[][pacticipant]=Ghost'),
  ask('q[][pacticipant]=Ghost&q[][version]=1&q[][pacticipant]=Ghost2'),
  ask(`${one}&q[][latest]=true`),
  ask(`${one}&environment=nope`),
  ask(`${one}&environment=mat-prod&latest=true`),
  ask(`${one}&environment=mat-prod&tag=x`),
  ask(`${one}&tag=x&mainBranch=true`),
  ask(`${one}&environment=`),
  ask(`${one}&latest=false`),
  ask(`${one}&mainBranch=false`),
  ask(`${selector('Web environment=nope')}`),
  ask(`${selector('Web latest=maybe')}`),
  ask('q[][pacticipant]=Ghost', 'application/problem+json, application/hal+json'),
  // Other forms of the same
  ask(one.replaceAll('[', '%5B').replaceAll(']', '%5D')),
  ask(one, 'application/json'),
  ask(one, '*/*'),
  ask(one, 'text/plain'),
  ask(one, 'text/csv'),
  ask(`${one}&environment=mat-prod`, 'text/plain'),
  get('/matrix/provider/Mat%20Shop/consumer/Mat%20Web'),
  get('/matrix/provider/Mat%20Shop/consumer/Mat%20Web?limit=2'),
  get('/matrix/provider/Mat%20Shop/consumer/Mat%20Web?limit=0'),
  get('/matrix/provider/Mat%20Bank/consumer/Mat%20Web'),
  get('/matrix/provider/nobody/consumer/Mat%20Web'),
  get('/matrix/provider/Mat%20Shop/consumer/nobody'),
];
