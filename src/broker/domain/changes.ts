import type { JsonSlice } from '../../json/lossless.ts';
import { canonicalSlice, itemSlices, memberSlice, sliceJson, stringValue } from '../../json/lossless.ts';

/** How the interactions of two contents of a pact differ, one line each. */
export function contentChanges(before: string, after: string): readonly string[] {
  const olds = byName(before);
  const news = byName(after);
  const lines = [
    ...[...olds].filter(([name]) => !news.has(name)).map(([name]) => `- ${name} (removed)`),
    ...[...news].filter(([name]) => !olds.has(name)).map(([name]) => `+ ${name} (added)`),
    ...[...news].filter(([name, text]) => olds.has(name) && olds.get(name) !== text).map(([name]) => `~ ${name} (changed)`),
  ];
  return lines.length > 0 ? lines : ['~ (something outside the interactions, such as the specification version)'];
}

function byName(text: string): ReadonlyMap<string, string> {
  const root = sliceJson(text);
  const all = [...itemSlices(memberSlice(root, 'interactions')), ...itemSlices(memberSlice(root, 'messages'))];
  return new Map(all.map((interaction) => [nameOf(interaction), canonicalWithoutId(interaction)]));
}

/** Description and provider state: the same description may stand for several states. */
function nameOf(interaction: JsonSlice): string {
  const description = stringValue(memberSlice(interaction, 'description')) ?? '(without description)';
  const states = itemSlices(memberSlice(interaction, 'providerStates')).map((state) => stringValue(memberSlice(state, 'name')));
  const state = stringValue(memberSlice(interaction, 'providerState')) ?? states.join(' and ');
  return state === '' ? description : `${description}, given ${state}`;
}

const canonicalWithoutId = (interaction: JsonSlice): string =>
  interaction.kind === 'object'
    ? canonicalSlice({ ...interaction, members: interaction.members.filter(({ key }) => key !== '_id') })
    : interaction.text;
