import type { Control } from '../control/call.ts';
import { problem } from '../control/call.ts';
import { controlPath } from '../control/control-token.ts';
import type { Incoming } from '../request/incoming.ts';

/** Whether a browser asks, for something to look at. */
export const wantsPage = ({ method, headers }: Incoming): boolean => method === 'POST' || /\btext\/html\b/i.test(headers.get('accept') ?? '');

/** The page below `/_vendorproof/`, and its button. What it is made with is loaded when somebody looks. */
export async function answerPage(control: Control, incoming: Incoming): Promise<Response> {
  if (incoming.method === 'POST') return reset(control, incoming);
  const wanted = incoming.query.find(([name]) => name === 'namespace')?.[1];
  // Looking at a namespace does not make it.
  const namespace = wanted !== undefined && control.memories.names().includes(wanted) ? wanted : undefined;
  const { journalPage } = await import('./journal-page.ts');
  return journalPage(control, { namespace });
}

/** Forgets, and shows what is left. A page of somebody else's has no say in it. */
function reset({ memories }: Control, { headers, body }: Incoming): Response {
  if (!['same-origin', 'none', null].includes(headers.get('sec-fetch-site'))) return problem(403, 'only the page of the stub itself may reset it');
  const namespace = new URLSearchParams(new TextDecoder().decode(body)).get('namespace') ?? undefined;
  memories.reset(namespace);
  return new Response(null, { status: 303, headers: { location: namespace === undefined ? controlPath : `${controlPath}?namespace=${encodeURIComponent(namespace)}` } });
}
