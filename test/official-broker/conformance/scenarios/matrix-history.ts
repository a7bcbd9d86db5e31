import { of, pactKeeping, verified } from '../pacts.ts';
import type { Step } from '../script.ts';
import { post, put } from '../script.ts';

const record = (kind: 'deployed' | 'released', pacticipant: string, version: string) => (environment: string): Step =>
  post(`/pacticipants/${pacticipant}/versions/${version}/${kind}-versions/environment/{${environment}}`, {});

/** A web shop: Web → Shop → Bank, App → Shop, Self → Self, and Alone, which talks to nobody; all names begin with the prefix. */
export function historyOf(prefix: string): readonly Step[] {
  const web = of(`${prefix} Web`, `${prefix} Shop`);
  const app = of(`${prefix} App`, `${prefix} Shop`);
  const shop = of(`${prefix} Shop`, `${prefix} Bank`);
  const self = of(`${prefix} Self`, `${prefix} Self`);
  return [
    post('/environments', { name: `${prefix.toLowerCase()}-test`, production: false }, { keep: { test: '/uuid' } }),
    post('/environments', { name: `${prefix.toLowerCase()}-prod`, production: true }, { keep: { prod: '/uuid' } }),
    post('/environments', { name: `${prefix.toLowerCase()}-empty`, production: false }, { keep: { empty: '/uuid' } }),
    web.publish({ version: 'w1', branch: 'main', tags: ['prod'], descriptions: ['one'] }),
    web.publish({ version: 'w2', branch: 'main', tags: ['dev'], descriptions: ['two'] }),
    web.publish({ version: 'w3', branch: 'feat/x', tags: ['dev'], descriptions: ['three'] }),
    web.publish({ version: 'w4', branch: 'feat/y', descriptions: ['one'] }),
    app.publish({ version: 'a1', branch: 'main', tags: ['prod'], descriptions: ['app'] }),
    app.publish({ version: 'a2', branch: 'main', descriptions: ['new app'] }),
    put(`/pacticipants/${prefix}%20Shop/branches/main/versions/s1`, {}),
    put(`/pacticipants/${prefix}%20Shop/versions/s1/tags/prod`, {}),
    shop.publish({ version: 's1', branch: 'main' }),
    put(`/pacticipants/${prefix}%20Shop/branches/main/versions/s2`, {}),
    put(`/pacticipants/${prefix}%20Shop/versions/s2/tags/dev`, {}),
    put(`/pacticipants/${prefix}%20Shop/branches/next/versions/s3`, {}),
    self.publish({ version: 'm1', branch: 'main' }),
    put(`/pacticipants/${prefix}%20Alone/branches/main/versions/l1`, {}),
    put(`/pacticipants/${prefix}%20Bank/branches/main/versions/b1`, {}),
    pactKeeping(`${web.pair}/version/w1`, 'one'),
    pactKeeping(`${web.pair}/version/w2`, 'two'),
    pactKeeping(`${web.pair}/version/w3`, 'three'),
    pactKeeping(`${app.pair}/version/a1`, 'app'),
    pactKeeping(`${self.pair}/version/m1`, 'self'),
    verified('one', 's1', true),
    verified('one', 's2', true),
    verified('two', 's1', false),
    verified('two', 's2', true),
    verified('three', 's2', false),
    verified('three', 's2', true),
    verified('app', 's1', true),
    verified('app', 's2', false),
    verified('self', 'm1', true),
    record('deployed', `${prefix}%20Web`, 'w1')('prod'),
    record('deployed', `${prefix}%20Web`, 'w2')('test'),
    record('deployed', `${prefix}%20Shop`, 's1')('prod'),
    record('deployed', `${prefix}%20Shop`, 's2')('test'),
    record('released', `${prefix}%20Shop`, 's1')('test'),
    record('deployed', `${prefix}%20App`, 'a1')('prod'),
    record('deployed', `${prefix}%20Bank`, 'b1')('test'),
  ];
}
