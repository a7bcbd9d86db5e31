import { realpath, stat } from 'node:fs/promises';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Failure } from '../../failure/failure.ts';
import type { Environment } from '../../system/environment.ts';
import type { DocumentProblem } from '../document.ts';
import { fetchBytes, isAddress, readBytes } from './bytes.ts';
import { parse } from './parse.ts';
import type { Mention, Names, SourceFile } from './references.ts';
import { addressOf, surveyFile, targetOf } from './references.ts';
import { decodeText } from './text.ts';

export interface FilesOptions {
  /** Hosts, beginnings of addresses, and folders, beyond the document's own, that references may lead to. */
  readonly allow?: readonly string[];
  readonly environment?: Environment;
}

/** More files, or more text in all, is no document: it is a trap. */
const mostFiles = 10_000;
const mostBytes = 256 * 1024 * 1024;

export interface Files {
  readonly files: readonly SourceFile[];
  readonly names: Names;
  readonly problems: readonly DocumentProblem[];
}

/** Reads the files that a document's references lead to, and those that these lead to. What may not or cannot be read is a problem, and the rest is read. */
export async function readFiles(main: SourceFile, names: Names, options: FilesOptions): Promise<Files> {
  const files = [main];
  const problems: DocumentProblem[] = [];
  const found: (readonly DocumentProblem[])[] = [];
  const refusals = new Map<string, string>();
  let bytesLeft = mostBytes;
  // A file that is found is surveyed in its turn: the list grows while it is gone through.
  for (const file of files) {
    for (const mention of surveyFile(file, names)) {
      const address = addressOf(mention);
      if (address === undefined || targetOf(mention, names) !== undefined) continue;
      const refusal = refusals.get(address);
      const read = refusal ?? (files.length > mostFiles || bytesLeft < 0 ? 'the document has too many files' : await readFile(address, main, options));
      if (typeof read === 'string') {
        refusals.set(address, read);
        problems.push(problemAt(mention, read));
      } else {
        bytesLeft -= read.length;
        files.push(read.file);
        names.resources.set(address, { file: read.file, pointer: '' });
        found.push(problemsOf(read));
      }
    }
  }
  return { files, names, problems: [...problems, ...found.flat()] };
}

function problemAt({ file, pointer, text }: Mention, reason: string): DocumentProblem {
  const place = file.name === '' ? pointer : `${file.name}#${pointer}`;
  return { code: 'reference.external', severity: 'error', pointer: place.replace(/\/\$ref$/, ''), message: `${text} is not read: ${reason}` };
}

/** What reading a file came upon, by pointers that begin with its name. */
const problemsOf = ({ file, problems }: Read): readonly DocumentProblem[] =>
  problems.map((problem) => ({ ...problem, pointer: `${file.name}#${problem.pointer}` }));

interface Read {
  readonly file: SourceFile;
  readonly length: number;
  readonly problems: readonly DocumentProblem[];
}

/** The file at an address, or why it is not read. */
async function readFile(address: string, main: SourceFile, options: FilesOptions): Promise<Read | string> {
  try {
    const bytes = await (isAddress(address) ? fetchAllowed(address, main, options) : readAllowed(address, main, options));
    if (typeof bytes === 'string') return bytes;
    const name = nameOf(address, main);
    const { value, problems } = parse(decodeText(bytes, name), name);
    return { file: { name, url: address, root: value }, length: bytes.length, problems };
  } catch (error) {
    if (error instanceof Failure) return error.problem;
    throw error;
  }
}

async function fetchAllowed(address: string, main: SourceFile, { allow = [], environment }: FilesOptions): Promise<Uint8Array | string> {
  const url = new URL(address);
  const isOwn = isAddress(main.url) && new URL(main.url).origin === url.origin;
  if (!isOwn && !allow.some((entry) => isAllowed(entry, url))) return `it leads to ${url.host}, which is not allowed`;
  // A redirect must not lead where the reference itself may not.
  const { bytes } = await fetchBytes(address, { noun: 'document', hosts: [url.host], ...(environment === undefined ? {} : { environment }) });
  return bytes;
}

/** A host by its name; an address with all that lies below its path. */
function isAllowed(entry: string, { host, hostname, origin, pathname }: URL): boolean {
  if (!isAddress(entry) || !URL.canParse(entry)) return entry === host || entry === hostname;
  const prefix = new URL(entry);
  return prefix.origin === origin && `${pathname}/`.startsWith(prefix.pathname.endsWith('/') ? prefix.pathname : `${prefix.pathname}/`);
}

async function readAllowed(address: string, main: SourceFile, { allow = [] }: FilesOptions): Promise<Uint8Array | string> {
  const path = pathOf(address);
  const own = pathOf(main.url);
  if (path === undefined) return 'it is no file that can be named';
  const folders = [...(own === undefined ? [] : [dirname(own)]), ...allow.filter((entry) => !isAddress(entry)).map((entry) => resolve(entry))];
  const outside = 'it lies outside the folder of the document, which is not allowed';
  // Nothing outside is even asked for: whether it exists is nobody's business.
  if (!folders.some((folder) => isWithin(folder, path))) return outside;
  const real = await realpath(path).catch(() => undefined);
  if (real === undefined) return 'there is no such file';
  const realFolders = await Promise.all(folders.map((folder) => realpath(folder).catch(() => folder)));
  if (!realFolders.some((folder) => isWithin(folder, real))) return outside;
  return (await stat(real)).isFile() ? readBytes(real, { noun: 'document' }) : 'it is no file';
}

function pathOf(address: string): string | undefined {
  try {
    return fileURLToPath(address);
  } catch {
    return undefined;
  }
}

function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** How messages call a file: relative to the document's folder, or by its address. A `#` would end the name. */
function nameOf(address: string, main: SourceFile): string {
  const path = pathOf(address);
  const own = pathOf(main.url);
  return path === undefined || own === undefined ? address : relative(dirname(own), path).replaceAll('#', '%23');
}

/** The address of a file or URL that a person named. */
export const sourceAddress = (source: string): string => (isAddress(source) ? source : pathToFileURL(resolve(source)).href);
