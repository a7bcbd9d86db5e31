import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Exported } from './library/exported.ts';
import { exportedByLibrary } from './library/exported.ts';

// Writes docs/library.md from the docstrings of what `src/index.ts` exports; with --check it only says whether the page is as they are.
const file = join(import.meta.dirname, '../docs/library.md');
const page = libraryPage(exportedByLibrary());
if (!process.argv.includes('--check')) writeFileSync(file, page);
else if (readFileSync(file, 'utf8') !== page) throw new Error('docs/library.md is not what the docstrings say: run `node scripts/library.ts`');

function libraryPage(exported: readonly Exported[]): string {
  const topics = [...Map.groupBy(exported, ({ topic }) => topic)];
  return `# The library

Made from the docstrings of \`src/index.ts\` by \`node scripts/library.ts\`.

What the commands do, for programs: a check of your own in CI, a review bot, a page that shows what a vendor changed. \`inspect\`,
\`generate\`, \`compare\`, \`diff\` and \`slice\` answer the value that the command of that name prints with \`--json\`, for it calls them. Values are
never changed. Only what begins with \`read\` or \`write\` touches files, only \`readDocument\` the network. What you can mend is
thrown as a \`Failure\` with a stable code. Each function loads its part of the engine when it is first called.

The package is an ES module for Node 24: \`import\` it from a project of \`"type": "module"\` or an \`.mjs\` file. The examples are run by a
test, in [docs/petshop](petshop); \`// →\` is what the line before it comes to.

${topics.map(([topic, members]) => topicSection(topic, members)).join('\n')}`;
}

function topicSection(topic: string, members: readonly Exported[]): string {
  const types = members.filter(({ isType }) => isType);
  const table = ['| type | is |', '| --- | --- |', ...types.map((type) => `| \`${type.name}\` | ${cell(firstSentence(type.prose))} |`), ''];
  return [`## ${topic.replace(/\.$/, '')}\n`, ...members.filter(({ isType }) => !isType).map(valueSection), table.join('\n')].join('\n');
}

function valueSection({ name, prose, example, declaration }: Exported): string {
  return `### ${name}

\`${signature(declaration)}\`

${prose}

\`\`\`ts
${example}
\`\`\`
`;
}

/** `name(parameters): result`; of a class its own line. */
function signature(declaration: string): string {
  const [line = ''] = declaration.split('\n', 1);
  return line.replace(/^export (?:async )?(?:function |const )?/, '').replace(/ \{$| =>.*$/, '').replace(' = (', '(');
}

function firstSentence(prose: string): string {
  return /^[^]*?\.(?=\s|$)/.exec(prose)?.[0] ?? prose;
}

function cell(text: string): string {
  return text.replaceAll('\n', ' ').replaceAll('|', '\\|');
}
