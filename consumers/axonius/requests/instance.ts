import type { Answer } from '../../shared/answer.ts';
import type { CallRequest } from '../../shared/call/request.ts';
import type { About } from '../api.ts';
import { instant } from '../asset/instant.ts';
import type { ConsoleAccount } from '../types.ts';
import { jsonApi } from './older.ts';

export const getAbout: CallRequest<About> = {
  operation: 'getAbout',
  method: 'GET',
  path: 'api/settings/meta/about',
  headers: jsonApi,
  read: (reply) => readAbout(reply.json().object('data').object('attributes')),
};

export const listSystemUsers: CallRequest<readonly ConsoleAccount[]> = {
  operation: 'listSystemUsers',
  method: 'GET',
  path: 'api/v2/users',
  read: (reply) => reply.json().list('users').map(readAccount),
};

export const openApiYaml: CallRequest<string> = {
  operation: 'openApiYaml',
  method: 'GET',
  path: 'api/open_api_yaml',
  headers: { accept: 'application/yaml' },
  read: (reply) => reply.text(),
};

const readAbout = (about: Answer): About => ({
  version: about.text('Installed Version'),
  customer: about.textOrNull('Customer Id') ?? undefined,
  host: about.textOrNull('Host Name') ?? undefined,
});

const readAccount = (user: Answer): ConsoleAccount => ({
  kind: 'console-account',
  id: user.text('uuid'),
  username: user.text('user_name'),
  mail: user.textOrNull('email') ?? undefined,
  role: user.textOrNull('role_name') ?? undefined,
  source: user.textOrNull('source') ?? undefined,
  lastLogin: instant(user.textOrNull('last_login') ?? ''),
});
