import type { CallRequest } from '../../shared/call/request.ts';
import { segment } from '../../shared/path.ts';
import { checkAssetId } from '../selection.ts';
import type { AssetType } from '../types.ts';
import { jsonApi, resource } from './older.ts';

/** What an action set does is for people to say, so it is asked for once. */
export const runEnforcement = (type: AssetType, ids: readonly string[], actionSet: string): CallRequest<void> => ({
  operation: 'runEnforcement',
  method: 'PUT',
  path: `api/${segment(type)}/enforce`,
  headers: jsonApi,
  body: resource('enforcement_schema', { name: actionSet, ids: ids.map(checkAssetId), include: true }),
  repeatable: false,
  read: () => {},
});
