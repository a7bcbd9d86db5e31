/** Thrown where a process is killed: nothing of the flow may catch it. */
export class Killed extends Error {}

/** Lets a process live for so many steps: a step is the beginning or the end of a call to a vendor or to the store. */
export class Lifeline {
  #left: number;

  constructor(steps: number) {
    this.#left = steps;
  }

  step(): void {
    this.#left -= 1;
    // Once dead it stays dead: what still runs finds out at its next step.
    if (this.#left < 0) throw new Killed();
  }
}

/** The same object, whose calls are steps of a life: it may end before one, or after it was done and before anybody knows. */
export function mortal<Port extends object>(port: Port, line: Lifeline): Port {
  return new Proxy(port, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name, target);
      if (typeof member !== 'function') return member;
      return (...args: readonly unknown[]) => {
        line.step();
        return afterwards(Reflect.apply(member, target, args), line);
      };
    },
  });
}

function afterwards(result: unknown, line: Lifeline): unknown {
  if (result instanceof Promise) return result.then((value: unknown) => (line.step(), value));
  line.step();
  return result;
}
