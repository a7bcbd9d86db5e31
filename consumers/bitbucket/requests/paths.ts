import { segment } from '../../shared/path.ts';
import type { RepositoryName } from '../types.ts';

export const repositoryPath = ({ workspace, slug }: RepositoryName): string => `repositories/${segment(workspace)}/${segment(slug)}`;

/** A path within a repository: its slashes stay, everything else is escaped. */
export const innerPath = (path: string): string => path.split('/').map(segment).join('/');
