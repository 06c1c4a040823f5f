/* What the modules of the page half agree on. The shapes of contents and states stand in wire.d.ts. */

import type { Drafts } from './drafts.js';
import type { Line } from './line.js';
import type { Answer, Message, Reply } from './wire';

/** The page's end of a host, whichever it is: a kernel, a worker, a test. */
export interface Model {
  /** What the page says when no answer comes for a while, where that is not for a kernel to cure. */
  asleep?: string;
  get(name: 'content' | 'state'): any;
  /** `change:state`, `change:content` and `msg:custom` (with a `Reply`). */
  on(event: string, hear: (message: any) => void): void;
  /** `done` is called, where the host knows it, when the message has been worked off. May throw: not sent. */
  send(message: Message, done?: () => void): void;
}

/** Fetches a module of the page half by its path below the package, as `parts/quiz/page.js`. */
export type Load = (path: string) => Promise<any>;

/** All that a part's page half gets. */
export interface Part<Content, State> {
  content: Content;
  line: Line<State>;
  drafts: Drafts;
  /** What this browser remembers beyond the window. */
  memory: Drafts;
  load: Load;
  signal: AbortSignal | undefined;
}

export type Open = (part: Part<any, any>) => HTMLElement | Promise<HTMLElement>;

/** What anywidget and every other host call. */
export interface View { model: Model; el: HTMLElement; signal?: AbortSignal }

/** The controls of one question. `mark` puts feedback beside what it is about and returns what is about the whole. */
export interface Controls {
  node: HTMLElement;
  read(): any;
  write(response: any): void;
  mark(feedback: Feedback[]): Feedback[];
  lock(right: boolean): void;
}

/** A kind of question on the page. A typed answer has at most `longest` characters. */
export type Kind = (question: import('./wire').Question, changed: () => void, longest: number) => Controls;

export type Feedback = import('./wire').Feedback;
export type { Answer, Message, Reply };
