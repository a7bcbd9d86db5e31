import { Failure } from '../../failure/failure.ts';
import { parseJson } from '../../json/json.ts';
import type { Json } from '../../json/json.ts';
import { readFaults } from '../faults/read-faults.ts';
import type { Journal } from '../journal.ts';
import { shown } from '../journal.ts';
import { namespaceHeader } from '../memory.ts';
import type { Incoming } from '../request/incoming.ts';
import type { Control, ControlCall } from './call.ts';
import { noFaults, problem } from './call.ts';
import { changeState } from './change-state.ts';
import { controlPath } from './control-token.ts';
import { answerPage, wantsPage } from '../ui/answer-page.ts';
import { makeMessage } from './make-message.ts';
import { sendWebhooks } from './send-webhooks.ts';

type Call = (control: Control, call: ControlCall) => Response | Promise<Response>;

const calls: Readonly<Record<string, Readonly<Record<string, Call>>>> = {
  '': { GET: (control) => Response.json(health(control)) },
  health: { GET: (control) => Response.json(health(control)) },
  states: { POST: changeState },
  requests: {
    GET: (control, call) => Response.json({ requests: journalOf(control, call).entries().map(shown) }),
    DELETE(control, call) {
      journalOf(control, call).clear();
      return done();
    },
  },
  faults: {
    GET: (_, { memory }) => Response.json({ faults: memory.faults.list() }),
    PUT({ endpoints, isUpstream }, { memory, body }) {
      if (isUpstream) return problem(409, noFaults);
      memory.faults.replace(readFaults(body, endpoints.map(({ operation }) => operation.id)));
      return Response.json({ faults: memory.faults.list() });
    },
    DELETE(_, { memory }) {
      memory.faults.replace([]);
      return done();
    },
  },
  webhooks: { POST: sendWebhooks },
  messages: { POST: makeMessage },
  reset: {
    POST({ memories }, { namespace }) {
      memories.reset(namespace);
      return done();
    },
  },
};

/** Answers a call below `/_vendorproof/`. What is wrong with it is said as a problem document, never with a 5xx. */
export async function answerControl(control: Control, incoming: Incoming): Promise<Response> {
  const name = incoming.path.slice(controlPath.length).replace(/\/$/, '');
  if (name === '' && wantsPage(incoming)) return answerPage(control, incoming);
  const methods = Object.hasOwn(calls, name) ? calls[name] : undefined;
  const known = Object.keys(calls).filter((each) => each !== '').map((each) => controlPath + each).join(', ');
  if (methods === undefined) return problem(404, `there is no ${controlPath}${name.slice(0, 100)}; there are ${known}`);
  const call = Object.hasOwn(methods, incoming.method) ? methods[incoming.method] : undefined;
  const allow = Object.keys(methods).join(', ');
  if (call === undefined) return problem(405, `${controlPath}${name} takes ${allow}`, { allow });
  const namespace = incoming.headers.get(namespaceHeader) ?? undefined;
  try {
    return await call(control, { memory: control.memories.of(namespace ?? ''), namespace, body: readBody(incoming), incoming });
  } catch (error) {
    if (error instanceof Failure) return problem(400, error.message);
    throw error;
  }
}

function readBody({ body }: Incoming): Json | undefined {
  return body.byteLength === 0 ? undefined : parseJson(new TextDecoder().decode(body), 'body');
}

/** Who names no namespace sees them all. */
const journalOf = ({ memories }: Control, { memory, namespace }: ControlCall): Omit<Journal, 'add'> => (namespace === undefined ? memories.journal : memory.journal);

const done = (): Response => new Response(null, { status: 204 });

const health = ({ served, pacts, endpoints }: Control): Json => ({
  status: 'serving',
  documents: served.map(({ document }) => ({
    title: document.title,
    version: document.version,
    sha256: document.sha256,
    operations: endpoints.filter((endpoint) => endpoint.document === document).length,
  })),
  ...(pacts.length === 0 ? {} : { pacts: pacts.map(({ consumer, provider, interactions, skipped }) => ({ consumer, provider, interactions: interactions.length, skipped })) }),
});
