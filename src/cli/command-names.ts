import type { Command } from 'commander';
import { suggest } from '../failure/nearest.ts';

/** `help` and `help <command>`: what `--help` says. Commander's own ends in a page of help where the command is not there. */
export function addHelpCommand(parent: Command): void {
  parent
    .helpCommand(false)
    .command('help')
    .description('what --help says of a command')
    .argument('[command...]')
    .allowUnknownOption()
    .action((names: readonly string[]) => tellHelp(parent, names.filter(isName)));
}

/** Without a command that there is, all known ones are named, or the nearest. Commander's own ends in a page of help, or names nothing. */
export function demandCommand(parent: Command): void {
  parent
    .allowUnknownOption()
    .allowExcessArguments()
    .action(() => refuseName(parent, parent.args.find(isName)));
}

const isName = (word: string): boolean => !word.startsWith('-');

function tellHelp(command: Command, [name, ...rest]: readonly string[]): void {
  if (name === undefined) return command.help();
  const named = command.commands.find((each) => each.name() === name);
  return named === undefined ? refuseName(command, name) : tellHelp(named, rest);
}

function refuseName(parent: Command, name = ''): never {
  const known = parent.commands.map((each) => each.name()).filter((each) => each !== 'help');
  const problem = name === '' ? `${parent.name()} needs a command after it` : `unknown command '${name}'`;
  return parent.error(`error: ${problem}: ${suggest(name, known)}`);
}

/** An option whose value was left out must not take the option after it for one. */
export function refuseOptionsAsValues(command: Command): void {
  for (const option of command.options.filter(({ required }) => required)) {
    command.on(`option:${option.name()}`, (value: unknown) => {
      if (typeof value === 'string' && value.startsWith('--')) command.error(`error: option '${option.flags}' needs a value, and ${value} is an option`);
    });
  }
  command.commands.forEach(refuseOptionsAsValues);
}
