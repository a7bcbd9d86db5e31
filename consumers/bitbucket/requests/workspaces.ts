import { segment } from '../../shared/path.ts';
import type { CallRequest } from '../../shared/call/request.ts';
import { readWorkspace, readWorkspaceAccess } from '../answers.ts';
import type { Workspace, WorkspaceAccess } from '../types.ts';
import { listQuery, type ListRequest, type PageOptions } from './list.ts';

export const listUserWorkspaces = (options: PageOptions): ListRequest<WorkspaceAccess> => ({
  operation: 'listUserWorkspaces',
  path: 'user/workspaces',
  query: listQuery({ most: 100, options, sort: 'slug' }),
  read: readWorkspaceAccess,
  keyOf: ({ id }) => id,
});

export const getWorkspace = (workspace: string): CallRequest<Workspace> => ({
  operation: 'getWorkspace',
  method: 'GET',
  path: `workspaces/${segment(workspace)}`,
  read: (reply) => readWorkspace(reply.json()),
});
