import type { Interaction, MessageInteraction } from '../../pact/types.ts';
import { stateInWords } from '../../pact/words.ts';

interface Described {
  readonly description: string;
  readonly http: Interaction | undefined;
  readonly message: MessageInteraction | undefined;
}

/** A heading for each interaction of a pact: its description and, where others have the same, what tells it apart from them. */
export function titlesOf(interactions: readonly Described[]): readonly string[] {
  const namesakes = Map.groupBy(interactions, ({ description }) => description);
  return interactions.map((interaction) => titleAmong(namesakes.get(interaction.description) ?? [], interaction));
}

function titleAmong(namesakes: readonly Described[], interaction: Described): string {
  const { description } = interaction;
  if (namesakes.length === 1) return description;
  const telling = [given, request].find((words) => namesakes.every((other) => other === interaction || words(other) !== words(interaction)));
  return `${description} (${telling?.(interaction) ?? `${namesakes.indexOf(interaction) + 1} of ${namesakes.length}`})`;
}

function given({ http, message }: Described): string {
  const states = (http ?? message)?.providerStates ?? [];
  return states.length === 0 ? 'given nothing' : `given ${states.map(stateInWords).join(' and ')}`;
}

const request = ({ http }: Described): string => (http === undefined ? 'no request' : `${http.request.method} ${http.request.path}`);
