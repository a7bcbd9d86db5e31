/** What is written where a media type belongs and is none: `JSON`, `*`. */
export const isNoType = (type: string): boolean => !/^[^/\s]+\/[^/\s]+$/.test(type);

/** What is no media type, or a range of all of them, says nothing about the body: JSON is what everyone sends then. */
export const isAnyType = (type: string): boolean => type === '*/*' || type === 'application/*' || isNoType(type);

/** JSON in any of its names: `application/json`, `application/problem+json`, `text/json`. */
export const isJson = (type: string): boolean => (/^(?:application|text)\/(?:[\w.-]+\+)?json$/.test(type) && !isStream(type)) || isAnyType(type);

/** JSON by a name that Pact takes for bytes: `application/x-acme-json-1.1`. */
export const isUnreadJson = (type: string): boolean => /^application\/[\w.-]*json[\w.-]*$/.test(type) && !isJson(type) && !isStream(type) && !type.endsWith('json');

/** Bodies that come bit by bit and need not end: events, or JSON item by item. */
export const isStream = (type: string): boolean => /^(?:text\/event-stream|application\/(?:x-)?(?:ndjson|jsonl|jsonlines|json-lines|json-seq|stream\+json|[\w.-]+\+json-seq))$/.test(type);

export const isXml = (type: string): boolean => /^(?:application|text)\/(?:[\w.-]+\+)?xml$/.test(type);

export const isMultipart = (type: string): boolean => type.startsWith('multipart/');

export const isForm = (type: string): boolean => type === 'application/x-www-form-urlencoded';

export const isText = (type: string): boolean => type.startsWith('text/');
