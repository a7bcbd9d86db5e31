import type { CallRequest } from '../../shared/call/request.ts';
import { segment } from '../../shared/path.ts';
import type { CustomField } from '../api.ts';
import { customFieldName } from '../custom-field.ts';
import { checkAssetId } from '../selection.ts';
import type { AssetType } from '../types.ts';

interface Tagging {
  readonly ids: readonly string[];
  readonly tags: readonly string[];
}

const lastWords = { addTags: 'add_tags', removeTags: 'remove_tags' } as const;

/** Tags are a set, so adding and removing may be repeated. */
export const changeTags = (operation: keyof typeof lastWords, type: AssetType, { ids, tags }: Tagging): CallRequest<void> => ({
  operation,
  method: 'POST',
  path: `api/v2/assets/${segment(type)}/${lastWords[operation]}`,
  body: { json: { tags: [...new Set(tags)], entities: { internal_axon_ids: ids.map(checkAssetId) } } },
  repeatable: true,
  read: () => {},
});

/** The values take the place of those before. */
export const updateCustomFields = (type: AssetType, ids: readonly string[], { name, values }: CustomField): CallRequest<void> => ({
  operation: 'updateCustomFields',
  method: 'PATCH',
  path: `api/v2/assets/${segment(type)}/update_custom_fields`,
  body: { json: { internal_axon_ids: ids.map(checkAssetId), custom_field: { field_name: customFieldName(name), value: values } } },
  repeatable: true,
  read: () => {},
});

