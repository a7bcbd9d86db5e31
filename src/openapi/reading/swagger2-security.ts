import type { Json, JsonObject } from '../../json/json.ts';
import { isObject } from '../../json/json.ts';
import { joinPointer } from '../../json/pointer.ts';
import { setOrigin } from '../place.ts';

/** OAuth 2's flows by the names that Swagger 2.0 has for them. */
const flows: Readonly<Record<string, string>> = { implicit: 'implicit', password: 'password', application: 'clientCredentials', accessCode: 'authorizationCode' };

/** `securityDefinitions` as 3.0's security schemes. */
export function schemesFrom(definitions: Json | undefined): JsonObject {
  const entries = Object.entries(isObject(definitions) ? definitions : {}).flatMap(([name, scheme]): [string, Json][] =>
    isObject(scheme) ? [[name, setOrigin(schemeFrom(scheme), joinPointer('/securityDefinitions', name))]] : [],
  );
  return setOrigin(Object.fromEntries(entries), '/securityDefinitions');
}

function schemeFrom(scheme: JsonObject): JsonObject {
  if (scheme['type'] === 'basic') return { ...scheme, type: 'http', scheme: 'basic' };
  if (scheme['type'] !== 'oauth2') return { ...scheme };
  const { type, flow, authorizationUrl, tokenUrl, scopes = {}, ...rest } = scheme;
  const name = typeof flow === 'string' && Object.hasOwn(flows, flow) ? flows[flow] : undefined;
  const addresses = { ...(authorizationUrl === undefined ? {} : { authorizationUrl }), ...(tokenUrl === undefined ? {} : { tokenUrl }) };
  return { ...rest, type, ...(name === undefined ? {} : { flows: { [name]: { ...addresses, scopes } } }) };
}
