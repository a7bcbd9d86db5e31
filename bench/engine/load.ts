import SwaggerParser from '@apidevtools/swagger-parser';
import { listOperations } from '../../src/openapi/operations.ts';
import { documentFromBytes } from '../../src/openapi/read.ts';
import type { Contender } from './tools.ts';
import { one } from './tools.ts';

const task = 'load a document';
const unit = 'documents';

/** Reading a document so that its operations can be listed and their schemas followed. */
export const loaders: readonly Contender[] = [
  {
    task,
    unit,
    tool: 'vendorproof',
    run: ({ bytes, file }) => {
      listOperations(documentFromBytes(bytes, file));
      return one();
    },
  },
  {
    task,
    unit,
    tool: 'swagger-parser dereference',
    run: async ({ file }) => {
      await SwaggerParser.dereference(file);
      return one();
    },
  },
  {
    task,
    unit,
    tool: 'swagger-parser validate',
    run: async ({ file }) => {
      await SwaggerParser.validate(file);
      return one();
    },
  },
];
