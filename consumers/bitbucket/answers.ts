import type { Answer } from '../shared/answer.ts';
import type { PullRequest, Repository } from './types.ts';

export const readRepository = (answer: Answer): Repository => ({
  uuid: answer.text('uuid'),
  full_name: answer.text('full_name'),
  name: answer.text('name'),
  is_private: answer.flag('is_private'),
  mainbranch: readMainBranch(answer.objectOrNull('mainbranch')),
  updated_on: answer.text('updated_on'),
});

export const readPullRequest = (answer: Answer): PullRequest => ({
  id: answer.wholeNumber('id'),
  title: answer.text('title'),
  state: answer.text('state'),
  source: { branch: readBranch(answer.object('source').object('branch')) },
  destination: { branch: readBranch(answer.object('destination').object('branch')) },
  summary: readSummary(answer.objectOrNull('summary')),
});

const readBranch = (branch: Answer): { readonly name: string } => ({ name: branch.text('name') });
const readMainBranch = (branch: Answer | null): Repository['mainbranch'] => branch && readBranch(branch);
const readSummary = (summary: Answer | null): PullRequest['summary'] => summary && { raw: summary.text('raw') };
