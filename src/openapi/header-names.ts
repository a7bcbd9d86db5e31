/** What every HTTP client writes by itself, whatever a document asks for. */
const ofTheMessage = ['content-length', 'host', 'transfer-encoding', 'connection'];

/** `Content-Type` and `Accept` are described by `content`, `Authorization` by `security`: OpenAPI ignores parameters of these names. */
const describedElsewhere = ['accept', 'content-type', 'authorization'];

export const isOfTheMessage = (name: string): boolean => ofTheMessage.includes(name.toLowerCase());

/** Whether a header parameter of this name says nothing about requests. */
export const isNoParameter = (name: string): boolean => isOfTheMessage(name) || describedElsewhere.includes(name.toLowerCase());
