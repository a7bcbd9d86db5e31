import type { Scenario } from '../script.ts';
import { missing } from './addresses.ts';
import { better } from './better.ts';
import { empty } from './empty.ts';
import { environments } from './environments.ts';
import { lists } from './lists.ts';
import { matrix } from './matrix.ts';
import { oddNames } from './odd-names.ts';
import { pacticipants } from './pacticipants.ts';
import { pacts } from './pacts.ts';
import { pending } from './pending.ts';
import { publishing } from './publishing.ts';
import { results } from './results.ts';
import { selection } from './selection.ts';
import { verdicts } from './verdicts.ts';
import { versions } from './versions.ts';

export const scenarios: readonly Scenario[] = [
  empty,
  missing,
  publishing,
  pacts,
  results,
  lists,
  selection,
  pending,
  matrix,
  verdicts,
  pacticipants,
  versions,
  environments,
  oddNames,
  better,
];
