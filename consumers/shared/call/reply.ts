import type { IncomingHttpHeaders } from 'node:http';
import { Answer, type AnsweredExchange } from '../answer.ts';
import { ProtocolError } from '../errors/protocol-error.ts';
import { header } from '../failed-call.ts';

/** A whole answer that is no failure. */
export class Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Uint8Array;
  readonly exchange: AnsweredExchange;

  constructor({ status, headers, bytes, exchange }: ReplyParts) {
    this.status = status;
    this.headers = headers;
    this.bytes = bytes;
    this.exchange = exchange;
  }

  header(name: string): string | undefined {
    return header(this.headers, name);
  }

  /** The body, which must be a JSON object, ready to be read field by field. */
  json(): Answer {
    return new Answer(this.#parsed(), this.exchange);
  }

  /** The body, which must be a JSON array of objects. */
  jsonList(): readonly Answer[] {
    return new Answer({ answer: this.#parsed() }, this.exchange).list('answer');
  }

  /** The body, which must be UTF-8. */
  text(): string {
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(this.bytes);
    } catch {
      throw new ProtocolError('the answer is not UTF-8', this.exchange);
    }
  }

  #parsed(): unknown {
    const text = this.text();
    try {
      return JSON.parse(text);
    } catch {
      throw new ProtocolError(`the answer is not JSON but ${this.header('content-type') ?? 'of no content type'}`, this.exchange);
    }
  }
}

interface ReplyParts {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Uint8Array;
  readonly exchange: AnsweredExchange;
}
