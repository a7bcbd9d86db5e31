/** `application/json`, `application/problem+json`, and the wildcards under which JSON is what everyone sends. */
export const isJson = (type: string): boolean => /^application\/(?:[\w.-]+\+)?json$/.test(type) || type === '*/*' || type === 'application/*';

export const isForm = (type: string): boolean => type === 'application/x-www-form-urlencoded';

export const isText = (type: string): boolean => type.startsWith('text/');
