/** Goes on with a value, and at once where it is there already: most requests need not wait for anything, and each turn that they waited would cost them. */
export const when = <Value, Next>(value: Value | Promise<Value>, goOn: (value: Value) => Next | Promise<Next>): Next | Promise<Next> =>
  value instanceof Promise ? value.then(goOn) : goOn(value);
