import type { Json } from '../json/json.ts';
import { joinPointer } from '../json/pointer.ts';
import type { Answer } from './answer/answer.ts';
import { bodyFor } from './answer/body.ts';
import type { Documented } from './answer/documented.ts';
import { documentedAt, firstSuccess } from './answer/documented.ts';
import { headersFor } from './answer/headers.ts';
import type { Refusal } from './problem.ts';
import { acceptable } from './request/media.ts';
import type { Understood } from './request/understand.ts';
import { notAcceptable } from './request/understand.ts';
import type { Stated } from './states/stated.ts';

/** The answer that the document has for an understood request, as the states in force and the client's `Prefer` have it. */
export function respond(request: Understood, stated: Stated | undefined): Answer | Refusal {
  const { endpoint, incoming } = request;
  const documented = choose(request, stated);
  if ('problems' in documented) return documented;
  const { status, response } = documented;
  const media = acceptable(response.content, incoming.headers.get('accept'));
  // An error is said whatever the client accepts.
  if (media === undefined && response.content.length > 0 && status < 400) {
    return notAcceptable(endpoint, response.place.pointer, response.content.map(({ type }) => type));
  }
  const used = media ?? response.content[0];
  const body = used && bodyFor(request, { media: used, status, stated: statedBody(stated), state: stated?.state });
  const headers = { ...headersFor(endpoint.document, response, { incoming, body }), ...stated?.headers };
  return { endpoint, status, response, media: used, body, headers };
}

/** A state that names an error's status alone still says which state it is. */
const statedBody = (stated: Stated | undefined): Json | undefined => stated?.body ?? ((stated?.status ?? 0) >= 400 ? {} : undefined);

function choose({ endpoint, incoming }: Understood, stated: Stated | undefined): Documented | Refusal {
  const { operation } = endpoint;
  const preferred = /(?:^|[,;\s])code=(\d{3})\b/.exec(incoming.headers.get('prefer') ?? '')?.[1];
  const status = preferred === undefined ? stated?.status : Number(preferred);
  const documented = status === undefined ? firstSuccess(operation) : documentedAt(operation, status);
  if (documented !== undefined && documented.status >= 200 && documented.status <= 599) return documented;
  const known = operation.responses.map((response) => response.status).join(', ') || 'none';
  const problem = {
    code: 'response.undocumented',
    pointer: '/header/Prefer',
    rule: joinPointer(operation.place.pointer, 'responses'),
    message: `${stated?.state ?? 'the request'} asks for the answer ${status ?? ''}, which the document does not have; it has ${known}`,
  };
  return { status: preferred === undefined ? (stated?.status ?? 400) : 400, endpoint, problems: [problem] };
}
