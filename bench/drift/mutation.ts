import type { Document } from '../../src/openapi/document.ts';
import type { Site } from './site.ts';

/** One way in which a vendor changes a document; undefined where the site has nothing of the kind. */
export type Mutation = (site: Site) => Document | undefined;

export type Mutations = Readonly<Record<string, Mutation>>;
