import type { Json } from '../../json/json.ts';
import type { Answer } from '../answer/answer.ts';
import { check } from '../request/checks.ts';
import type { SchemaFault } from './fault.ts';
import { mutate, pointersIn } from './mutate.ts';

export interface Spoilt {
  readonly pointer: string;
  readonly body: Json;
}

/** At the fault's own pointer, else at the first place where the result leaves the document. */
export function spoil({ body, media, endpoint }: Answer, { mutation, pointer }: SchemaFault): Spoilt | undefined {
  if (body === undefined) return undefined;
  const at = (place: string): Spoilt | undefined => {
    const changed = mutate(body, mutation, place);
    return changed === undefined ? undefined : { pointer: place, body: changed };
  };
  if (pointer !== undefined) return at(pointer);
  if (media?.schema === undefined) return undefined;
  const violations = check(endpoint.document, media.schema, 'response');
  const places = pointersIn(body).filter((place) => place !== '' || mutation === 'extra');
  const wrong = places.map(at).find((spoilt) => spoilt !== undefined && violations(spoilt.body).length > 0);
  // Few schemas are closed: a field that the document does not have is odd enough.
  return wrong ?? (mutation === 'extra' ? at('') : undefined);
}
