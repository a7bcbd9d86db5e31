import type { CallRequest } from '../../shared/call/request.ts';
import { segment } from '../../shared/path.ts';
import type { Answer } from '../../shared/answer.ts';
import { toAsset } from '../asset/to-asset.ts';
import { checkAssetId } from '../selection.ts';
import type { Asset, AssetField, AssetType } from '../types.ts';

export const getAsset = (type: AssetType, id: string, history: string | undefined): CallRequest<Asset> => ({
  operation: 'getAsset',
  method: 'GET',
  path: `api/v2/assets/${segment(type)}/${checkAssetId(id)}`,
  query: { history },
  read: (reply) => toAsset(type, reply.json()),
});

export const getAssetFields = (type: AssetType, search: string | undefined): CallRequest<readonly AssetField[]> => ({
  operation: 'getAssetFields',
  method: 'GET',
  path: `api/v2/assets/${segment(type)}/fields`,
  query: { search, exclude_subfields: 'true' },
  read: (reply) => readFields(reply.json()),
});

/** Fields of all adapters, then those of single ones. */
function readFields(answer: Answer): readonly AssetField[] {
  const specific = answer.objectOrNull('specific');
  const ofAdapters = (specific?.names() ?? []).flatMap((adapter) => specific?.list(adapter).map((field) => readField(field, adapter)) ?? []);
  return [...answer.list('generic').map((field) => readField(field, undefined)), ...ofAdapters];
}

const readField = (field: Answer, adapter: string | undefined): AssetField => ({
  name: field.text('name'),
  title: field.textOrNull('title') ?? undefined,
  type: field.text('type'),
  format: field.textOrNull('format') ?? undefined,
  adapter,
});
