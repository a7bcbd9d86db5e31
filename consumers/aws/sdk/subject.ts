import { Secret } from '../../shared/auth/secret.ts';
import { textProperty } from '../../shared/lenient.ts';

/** Fields of requests that say what they are about, and are no secret. */
const subjects = ['RoleArn', 'Bucket', 'Name', 'Path', 'QueueUrl'] as const;

/** Fields that are one, or may hold one. */
const secrets = ['Value', 'MessageBody', 'ExternalId', 'TokenCode', 'WebIdentityToken'] as const;

export const subjectOf = (input: object): string | undefined => subjects.map((name) => textProperty(input, name)).find((text) => text !== undefined);

/** A text in which nothing of the request's secrets is to be read. */
export const hideInputOf = (input: object, text: string): string =>
  secrets.reduce((hidden, name) => {
    const secret = textProperty(input, name);
    return secret === undefined ? hidden : new Secret(secret).hideIn(hidden);
  }, text);
