/* The course's own part of the Jupyter server, below whatever base address a hub gave it. */
export class House {
  #connection; #settings;

  constructor(ServerConnection, settings) {
    this.#connection = ServerConnection;
    this.#settings = settings;
  }

  async #ask(name, body) {
    const init = body ? { method: 'POST', body: JSON.stringify(body) } : { method: 'GET' };
    const answer = await this.#connection.makeRequest(`${this.#settings.baseUrl}twoviews/${name}`, init, this.#settings);
    const text = await answer.text();
    const told = text ? JSON.parse(text) : null;
    if (!answer.ok) throw new Error(told?.message ?? answer.statusText);
    return told;
  }

  judge(cells, lesson) { return this.#ask('judge', { cells, lesson }); }
  allow(cells) { return this.#ask('allow', { cells }); }
  original(lesson) { return this.#ask(`originals/${lesson}`); }

  /* The course bar of a lesson: content and state, or what it says to a message of its page. */
  bar(lesson, message) { return this.#ask(`bar/${lesson}`, message); }

  get portfolio() { return `${this.#settings.baseUrl}twoviews/portfolio`; }
}
