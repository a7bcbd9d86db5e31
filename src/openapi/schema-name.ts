import { splitPointer } from '../json/pointer.ts';
import { splitFile } from './place.ts';

/** The name under which a document lists a schema, in Swagger 2.0 too; undefined for one that stands where it is used. */
export function schemaName(pointer: string): string | undefined {
  const steps = splitPointer(splitFile(pointer).inside);
  const names = steps[0] === 'components' && steps[1] === 'schemas' ? steps.slice(2) : steps[0] === 'definitions' ? steps.slice(1) : [];
  return names.length === 1 ? names[0] : undefined;
}
