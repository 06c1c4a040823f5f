/* What goes over the line: messages, and each part's content and state. Texts are course prose unless said otherwise. */

export interface Message { do: string; n?: number; with: Record<string, unknown> }

/** What goes to the asker alone: `unanswered` says why nothing was done, `trouble` that something went wrong. */
export interface Answer { unanswered?: string; trouble?: string; saved?: boolean; file?: string; name?: string }
export interface Reply extends Answer { re?: number | null; state?: Record<string, unknown> }

/** Id and text. */
export type Pair = [id: string, text: string];
/** A value or clause as [value, label]. */
export type Choice = [value: string, label: string];
/** What it is about ("" for the whole), whether that is right, and why. */
export type Feedback = [target: string, right: boolean, text: string];
/** Key of the source in the notebook's list, and its short name. */
export type Cited = [key: string, short: string];
/** One of the views, its sign in pictures and its name. */
export type Side = [id: string, mark: string, label: string];
/** Short name of a source, and its address or "". */
export type Linked = [short: string, address: string];

// ── quiz ──

export interface Question {
  id: string; kind: string; prompt: string; hint?: string; unit?: string;
  options?: Pair[]; columns?: Pair[]; items?: Pair[]; partners?: Pair[]; ends?: string[];
}
export interface Answered {
  response: any; points: number; of: number; right: boolean; attempt: number; confidence: string; feedback: Feedback[];
}
export interface QuizContent {
  kind: 'quiz'; title: string; questions: Question[]; confidence: Choice[]; longest: number;
}
export interface QuizState { answers?: Record<string, Answered>; aside?: Record<string, string> }

// ── prediction, forecast ──

export interface PredictionContent {
  kind: 'prediction'; title: string; id: string; prompt: string; options?: string[]; unit?: string; low?: number; high?: number;
}
export interface PredictionState { guess?: string | number; reveal?: string; aside?: string }

export interface Foretold {
  id: string; question: string; asked: string; known: string; sources: Cited[]; deadline: string; resolution: string;
}
export interface Locked {
  percent: number; when: string; happened: boolean; record: string; sources: Cited[]; base: number; rule: string;
  article?: number; reason?: string; cost: number;
}
export interface ForecastContent { kind: 'forecast'; title: string; unit: string; low: number; high: number; forecasts: Foretold[] }
export interface ForecastState {
  locked?: Record<string, Locked>; aside?: Record<string, string>; verdict?: { svg?: string; words?: string[] };
}

// ── opinion, discussion ──

/** `scale`: each value and what it means, in order; most mean nothing but their number. */
export interface OpinionContent { kind: 'opinion'; title: string; propositions: Pair[]; scale: [value: number, meaning: string][] }
export interface OpinionState {
  now?: Record<string, number>; earlier?: Record<string, [value: number, when: string]>; aside?: Record<string, string>;
}

export interface DiscussionContent {
  kind: 'discussion'; title: string; id: string; prompt: string; role?: string; other?: boolean; enough: number; longest: number;
}
export interface DiscussionState { text?: string; changed?: boolean; considerations?: string[] }

// ── explorer ──

export interface Slider {
  name: string; label: string; low: number; high: number; step: number; start: number; unit?: string; help?: string; steps?: string[];
}
export interface Preset { label: string; values: Record<string, number>; reason: string; side: string }
/** What can be dragged: a group of the picture, its two sliders, edges of the axes, values at the edges. */
export interface Handle { group: string; across: string; up: string; box: [number, number, number, number]; span: [number, number, number, number] }
export interface ExplorerContent {
  kind: 'explorer'; id: string; title: string; task: string; sliders: Slider[]; presets?: Preset[]; handles?: Handle[]; sides: Side[];
}
export interface ExplorerState { svg: string; groups: Record<string, string>; values?: Record<string, number>; sentence?: string }

// ── progress, change, portfolio ──

export interface ProgressContent { kind: 'progress'; title: string }
export interface ProgressState { parts?: [name: string, done: number, of: number][] }
export interface ChangeContent { kind: 'change'; title: string }
export interface ChangeState { html: string }
export interface PortfolioContent { kind: 'portfolio'; title: string; longest: number }
export interface PortfolioState { made?: string; told?: string }

// ── council ──

export interface Level { label: string; text: string; sources: Linked[]; tags: string[]; seats: [sign: string, words: string][]; changes: boolean }
export interface Voice { who: string; where: string; quote: string; translated: boolean; position: string; sources: Linked[] }
export interface Clause {
  id: string; title: string; about: string; bite: string; ground: string; sources: Linked[]; russia: Voice[]; us: Voice[]; levels: Level[];
}
export interface Stand { title: string; wish: string; line: string; minds: string; reason: string; ground: string; sources: Linked[] }
export interface Brief {
  id: string; name: string; called: string; veto: boolean; brief: string; lines: string[]; stands: Stand[]; reluctance: string;
}
export interface Occasion { id: string; title: string; date: string; situation: string; seats: Pair[] }
export interface Table extends Occasion { others: string; sources: Linked[]; briefs: Brief[]; clauses: Clause[] }
export type Vote = 'yes' | 'no' | 'abstain';
export interface Request {
  seat: string; name: string; clause: string; level: number; title: string; label: string; reason: string; effect: string;
  loses: string; warns: boolean; cost: string;
}
export interface Voter { seat: string; name: string; veto: boolean; person: boolean; cast: Vote | '' }
export interface VoteResult { sentence: string; adopted: boolean; tally: string; marks: [name: string, vote: Vote][] }
export interface YearsRow { name: string; title: string; unit: string; most: number; chart: boolean; numbers: [number, number, number][][]; words: [string, string][][] }
export interface Outlook { id: string; label: string; reason: string; sentence: string; told: string[]; paper: string }
export interface Years { views: Outlook[]; rows: YearsRow[] }
export interface Comparison { label: string; sentence: string; note: string; rows: [title: string, here: string, there: string, yours: string, differs: boolean][] }
export interface Debrief {
  result: string; amendments: string; accounts: { name: string; sentences: string[]; explanation: string }[]; alternatives: string;
  turns: string[]; comparisons: Comparison[]; years: string[]; unseen: string; story: string[];
}
export interface Speech { seat: string; called: string; person: boolean; text: string }
export interface Standing {
  phase: string; scenario: string; people: string[]; seed: number; draft: Record<string, number>; moves: number; number: number;
  pressure: string; idle: boolean; requests: Request[]; talk: [name: string, words: string][]; answered: string[];
  explanations: Speech[]; voters: Voter[]; result: VoteResult | null; years: Years | null; debrief: Debrief | null;
  undo: string; note: string;
}
export interface CouncilContent {
  kind: 'council'; title: string; item: string; scenarios: Occasion[]; phases: [name: string, short: string, title: string][];
  longest: number; sides: Side[];
}
export interface CouncilState { table: Table | null; game: Standing; games?: [number: number, words: string, when: string][] }
