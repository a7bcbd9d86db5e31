import { asText } from '../../json/as-text.ts';
import type { Answer } from '../answer/answer.ts';
import type { Understood } from '../request/understand.ts';
import type { Role } from './resource.ts';

interface Made {
  readonly request: Understood;
  readonly role: Role;
  readonly id: string;
  /** Whether the answer's body tells the id. */
  readonly isTold: boolean;
}

/** The answer with the address of what was made, where the document has that header, or nothing else tells it. */
export function withLocation(answer: Answer, made: Made): Answer {
  const name = Object.keys(answer.headers).find((header) => header.toLowerCase() === 'location');
  if (name === undefined && made.isTold && ![204, 205].includes(answer.status)) return answer;
  const address = addressOf(made);
  return address === undefined ? answer : { ...answer, headers: { ...answer.headers, [name ?? 'Location']: address } };
}

/** Below the address that was asked, in the form in which one thing is asked for. */
function addressOf({ request: { incoming, endpoint, path }, role, id }: Made): string | undefined {
  const template = role.resource.ofOne[0]?.path;
  if (template === undefined || /[?#]/.test(template)) return undefined;
  const asked = incoming.path.replace(/\/$/, '').split('/');
  const own = endpoint.operation.path.replace(/\/$/, '').split('/').length - 1;
  const base = asked.slice(0, Math.max(1, asked.length - own)).join('/');
  const values = [...role.scope.map((name) => asText(path.get(name))), id].map(encodeURIComponent);
  let index = 0;
  return incoming.origin + base + template.replaceAll(/\{[^{}]*\}/g, (whole) => values[index++] ?? whole);
}
