import type { Command } from 'commander';
import { collect } from './common-options.ts';
import type { Context } from './context.ts';

/** Options of the commands that read a document that is named to them. */
export interface DocumentOptions {
  readonly allowRef?: readonly string[];
}

export const withDocumentOptions = (command: Command): Command =>
  command.option('--allow-ref <prefix>', 'folder, or beginning of addresses, that references may lead to besides the document\'s own; may be given several times', collect);

/** How a command reads the documents that are named to it. */
export const readingOf = ({ folder, environment }: Context, { allowRef = [] }: DocumentOptions) => ({
  folder,
  environment,
  allow: allowRef,
});
