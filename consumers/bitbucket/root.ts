/** The API's root, and what lies beneath it. */
export class ApiRoot {
  readonly #root: URL;

  constructor(baseUrl: string) {
    this.#root = new URL(baseUrl.replace(/\/*$/, '/'));
  }

  address(path: string, query: Readonly<Record<string, string>>): string {
    const url = new URL(path, this.#root);
    url.search = new URLSearchParams(query).toString();
    return url.href;
  }

  /** Same scheme, host and port, beneath the root's path, and no credentials of its own. */
  owns(link: string): boolean {
    const url = URL.parse(link);
    if (url === null || url.origin !== this.#root.origin || url.username !== '' || url.password !== '') return false;
    return url.pathname.startsWith(this.#root.pathname);
  }
}
