/* What goes over the line: messages, and each part's content and state. Texts are course prose unless said
   otherwise. Written by `twoviews build` from the Structs in each part's `wire.py`; do not edit. */

/** Any message; `n` is given where an answer is waited for. */
export interface Message { do: string; n?: number; with?: Record<string, unknown> }

export interface Reply extends Answer { re?: number | null; state?: Record<string, unknown> }

/** What goes to the asker alone. `unanswered` says why nothing was done (`newer`: because another window wrote newer words, below which those of this one belong), `trouble` that something went wrong, `saved` whether what was entered is on disk; `file` is the text of a file to keep under `name`. */
export interface Answer {
  unanswered?: string;
  newer?: boolean;
  trouble?: string;
  saved?: boolean;
  file?: string;
  name?: string;
}

export type Vote = 'yes' | 'no' | 'abstain';

/** Id and text. */
export type Pair = [id: string, text: string];

/** A question without its key; what its kind does not have stays away. */
export interface Question {
  id: string;
  kind: string;
  prompt: string;
  hint?: string;
  rows?: string[][];
  section?: string;
  options?: Pair[];
  columns?: Pair[];
  items?: Pair[];
  partners?: Pair[];
  ends?: [string, string];
  unit?: string;
}

/** A lesson of the course: number, its notebook's file without ending, title, question, minutes. */
export type LessonLine = [id: string, stem: string, title: string, question: string, minutes: number];

/** A section of this lesson: id of its cell, heading, level from 1, part of the lesson. */
export type Heading = [id: string, title: string, level: number, part: string];

/** This lesson's number, the headings of its page, and all lessons in reading order. */
export interface BarContent {
  kind: 'bar';
  lesson: string;
  lessons: LessonLine[];
  headings: Heading[];
  owner?: string;
  more?: string;
}

/** A part of this lesson: its name, the section where it begins, how much of it is done. `counts` says whether something is answered there; if not, what is done is what was read. */
export type Step = [part: string, name: string, section: string, done: number, of: number, counts: boolean];

/** A place of the course: lesson, section, what it is, its title, what it says. */
export type Place = [lesson: string, section: string, kind: string, title: string, text: string];

/** The places that a search for these words found. */
export interface Found {
  words: string;
  hits: Place[];
}

/** How far the learner is. `place` is the section of this lesson where the learner was last, or nothing; `read` are the sections that were read, `done` those with a tick: all is answered there or, where nothing is asked, was read; `begun` says of lessons whether they are begun or done; `due` how many questions are due for review; `found` what was searched last; `notes` are the learner's own, by section, "" where one was taken away. */
export interface BarState {
  place: string;
  read: string[];
  done: string[];
  steps: Step[];
  begun: Record<string, 'begun' | 'done'>;
  due: number;
  due_told: string;
  found: Found;
  notes: Record<string, string>;
  notices: string[];
}

/** The learner reads this section. */
export interface Reach {
  do: 'reach';
  n?: number;
  with: { section: string };
}

/** Find these words in the course. */
export interface Search {
  do: 'search';
  n?: number;
  with: { words: string };
}

/** Keep the learner's own note on a section as it stands; an empty one is none. `known` are the notes that its writer knew: the one beside which it was written, and what was sent since (None: whichever stands). If another one stands it is told, with why in `unanswered`, and nothing is saved; the page joins the two. */
export interface Note {
  do: 'note';
  n?: number;
  with: { section: string; text: string; known?: string[] };
}

/** Nothing but its title. */
export interface ChangeContent {
  kind: 'change';
  title: string;
  owner?: string;
  more?: string;
}

/** The comparison as HTML: the course's own words and pictures; what a learner typed is escaped in it. */
export interface ChangeState {
  html: string;
  notices: string[];
}

/** Look again into the record: the part comes into view, or another window may have changed it. */
export interface Refresh {
  do: 'refresh';
  n?: number;
  with?: {};
}

/** A verdict that can be given, its sign, and what it means. */
export type Grade = [verdict: string, sign: string, meaning: string];

/** What is recorded, and its words. */
export type Choice = [value: string, label: string];

/** Words as they were spoken, and whose they are. */
export type Quoted = [words: string, speaker: string];

/** A sentence, who says it and what kind of sentence it is; the verdicts and how sure one can say to be. A claim of a capital, its `side`, says `after` whose words it is worded, and may have them in `quote`. */
export interface ClaimContent {
  kind: 'claim';
  title: string;
  id: string;
  said: string;
  nature: string;
  claim: string;
  verdicts: Grade[];
  confidence: Choice[];
  side?: string;
  after?: string;
  quote?: Quoted;
  owner?: string;
  more?: string;
}

/** A verdict of the reader, how sure (in words), when, and in which lesson (nothing for this one). */
export interface Judgement {
  verdict: string;
  sure: string;
  when: string;
  lesson: string;
}

/** Key of a source in the notebook's own list, and its short name. */
export type Cited = [key: string, short: string];

/** What the course finds: its verdict with its sign, the reason, what a careful reader adds. A claim of a capital has `russia` and `us`: what each makes of it. `parting` compares the last judgement. */
export interface Evidence {
  verdict: string;
  sign: string;
  finding: string;
  nuance: string;
  sources: Cited[];
  parting: string;
  russia?: string;
  us?: string;
}

/** The first and the last judgement and, only beside them, the evidence. `last` is missing as long as there is but one; `aside` is when an older sentence was judged, or nothing. */
export interface ClaimState {
  first?: Judgement;
  last?: Judgement;
  evidence?: Evidence;
  aside: string;
  notices: string[];
}

/** Give a verdict and say how sure: one of the content's `verdicts` and of its `confidence`. */
export interface JudgeClaim {
  do: 'judge';
  n?: number;
  with: { verdict?: string; sure?: string; seconds?: number };
}

/** A scenario to choose; `pen` says who holds it. In a `short` one the course casts all votes. `route` are the phases of a game on it. `alone` says what is the learner's and what the course's where no people sit at the table. */
export interface Occasion {
  id: string;
  title: string;
  date: string;
  situation: string;
  pen: string;
  alone: string;
  short: boolean;
  route: string[];
  seats: Pair[];
}

/** A phase of the game: its name, a short title, and a long one. */
export type Phase = [name: string, short: string, title: string];

/** A view, the sign that stands for it (or two, or none), and its name in words. */
export type Side = [id: string, mark: string, label: string];

/** The occasions, the phases in their order, and the signs of the two views. `item` names the game in the record. */
export interface CouncilContent {
  kind: 'council';
  title: string;
  item: string;
  scenarios: Occasion[];
  phases: Phase[];
  sides: Side[];
  owner?: string;
  more?: string;
}

/** A way to read the seats: its id ("" for each as it is written), its name, and why one may. */
export type WayToRead = [id: string, label: string, reason: string];

/** Short name of a source, and its address or nothing. */
export type Linked = [short: string, address: string];

/** Where a seat stands on a clause: its wish, its red line (or nothing), how much it minds, and why. The reason rests on words and votes of the day and is empty before the vote, as its sources are. */
export interface Stand {
  title: string;
  wish: string;
  line: string;
  minds: string;
  reason: string;
  ground: string;
  sources: Linked[];
}

/** What a seat wants; `lines` are its red lines, `reluctance` is in its own measure. */
export interface Brief {
  id: string;
  name: string;
  called: string;
  veto: boolean;
  brief: string;
  lines: string[];
  stands: Stand[];
  reluctance: string;
}

/** What was said, by whom, when and where. */
export interface Voice {
  who: string;
  where: string;
  quote: string;
  translated: boolean;
  position: string;
  sources: Linked[];
}

/** How far a level stands from a seat: a sign, and the same in words. */
export type Distance = [sign: string, words: string];

/** One level of a clause; `changes` says that it differs from what holds if nothing passes. */
export interface Level {
  label: string;
  text: string;
  sources: Linked[];
  tags: string[];
  seats: Distance[];
  changes: boolean;
}

/** A clause with its levels in order and what was said of it; `people` is its weight on daily life. */
export interface Clause {
  id: string;
  title: string;
  about: string;
  bite: string;
  people: string;
  ground: string;
  sources: Linked[];
  russia: Voice[];
  us: Voice[];
  levels: Level[];
}

/** A scenario as it is laid out. `briefs` are those that may be read now: the learner's own before the vote, all after it. `names` are the names of the seats. Until the game is `voted` nothing of later days is in its texts, voices and sources. */
export interface LaidOut {
  id: string;
  title: string;
  date: string;
  situation: string;
  pen: string;
  alone: string;
  short: boolean;
  route: string[];
  seats: Pair[];
  names: string[];
  voted: boolean;
  readings: WayToRead[];
  others: string;
  sources: Linked[];
  briefs: Brief[];
  clauses: Clause[];
}

/** A name and how it would vote now; empty where a person decides. */
export type Leaning = [name: string, vote: 'abstain' | 'no' | 'yes' | ''];

/** A level that seats ask for, and what that alone does to their votes. `loses` says whose votes it costs (or nothing), `why` how far the draft is from each seat's wish, and what the change takes from the penholder. */
export interface Wish {
  level: number;
  label: string;
  seats: string[];
  names: string;
  effect: string;
  loses: string;
  why: string[];
}

/** What is asked for in one clause; `now` is the label of its level in the draft. */
export interface Request {
  clause: string;
  title: string;
  now: string;
  wishes: Wish[];
}

/** A seat by name, and what it says of the text as it stands. */
export type Said = [name: string, words: string];

/** An explanation of vote, by a person or by the course. */
export interface Speech {
  seat: string;
  called: string;
  person: boolean;
  text: string;
}

/** A seat at the vote; `cast` is empty until it is known. */
export interface Voter {
  seat: string;
  name: string;
  veto: boolean;
  person: boolean;
  cast: 'abstain' | 'no' | 'yes' | '';
}

/** A name and how it voted. */
export type Ballot = [name: string, vote: 'abstain' | 'no' | 'yes'];

/** The outcome as a headline, in a sentence and as fifteen votes. */
export interface VoteResult {
  headline: string;
  sentence: string;
  adopted: boolean;
  tally: string;
  marks: Ballot[];
}

/** The years after in one view: what it believes, number by number. */
export interface Outlook {
  id: string;
  label: string;
  reason: string;
  told: string[];
}

/** Low, median and high of a quantity in a year. */
export type Span = [low: number, median: number, high: number];

/** The median of a quantity in words, and its range. */
export type Spoken = [median: string, span: string];

/** One quantity over the years, by view and year; `chart` says that it is drawn, from 0 to `most`. */
export interface YearsRow {
  name: string;
  title: string;
  unit: string;
  most: number;
  chart: boolean;
  numbers: Span[][];
  words: Spoken[][];
}

/** The years after, in each view; `blind` says what each gauge cannot see. `expected` says in words what the text changes; if it has `changed` nothing, that is one sentence. */
export interface Years {
  expected: string[];
  changed: boolean;
  views: Outlook[];
  rows: YearsRow[];
  blind: string[];
}

/** What a seat got, in words and with its numbers, and its explanation (or nothing). */
export interface Account {
  name: string;
  sentences: string[];
  numbers: string[];
  explanation: string;
}

/** A clause in the game's text and in a real one; `yours` says which is the stricter. */
export type Compared = [title: string, here: string, there: string, yours: string, differs: boolean];

/** The game's text beside a real one. */
export interface Comparison {
  label: string;
  sentence: string;
  note: string;
  rows: Compared[];
}

/** What came of it, and what else could have. */
export interface Debrief {
  result: string;
  amendments: string;
  accounts: Account[];
  alternatives: string;
  turns: string[];
  readings: string[];
  comparisons: Comparison[];
  years: string[];
  numbers: string[];
  unseen: string;
  story: string[];
}

/** A game in its phase: its name is one of the content's, and what is not yet known is empty or null. `route` are the phases of this game, `reading` the way in which its seats are read. `count` is how the vote would end now by the seats' own numbers, where no person decides; `leanings` are the fifteen votes in it, as far as the game shows them: none while people draft. `idle` says that the draft changes nothing, `undo` what the last move was where it can be taken back, `before` the occasion played last. */
export interface Standing {
  phase: string;
  route: string[];
  scenario: string;
  reading: string;
  people: string[];
  seed: number;
  draft: Record<string, number>;
  moves: number;
  number: number;
  before: string;
  pressure: string;
  count: string;
  leanings: Leaning[];
  idle: boolean;
  requests: Request[];
  talk: Said[];
  answered: string[];
  explanations: Speech[];
  voters: Voter[];
  result: VoteResult | null;
  years: Years | null;
  debrief: Debrief | null;
  undo: string;
  note: string;
}

/** A kept game: its number, what it is, and its day. */
export type Listed = [number: number, words: string, when: string];

/** The table (null before one is open), the game on it, and all games. */
export interface CouncilState {
  table: LaidOut | null;
  game: Standing;
  games: Listed[];
  notices: string[];
}

/** Open a scenario, with people in some of its seats. The same seed gives the same years. */
export interface Choose {
  do: 'choose';
  scenario: string;
  people?: ('china' | 'elected' | 'russia' | 'us')[];
  seed?: number;
}

/** Take a seat as the reading of that id has it; "" takes each as it is written. */
export interface Read {
  do: 'read';
  reading: string;
}

/** Put a clause of the draft at a level, counted from 0. */
export interface Set {
  do: 'set';
  clause: string;
  level: number;
}

/** Put the draft before the others, and hear what they ask for. */
export interface Propose {
  do: 'propose';
}

/** Write into the draft what a seat asks for; all who ask for just that are met. */
export interface Accept {
  do: 'accept';
  seat: 'china' | 'elected' | 'russia' | 'us';
  clause: string;
  level: number;
}

/** Turn down what a seat asks for. */
export interface Refuse {
  do: 'refuse';
  seat: 'china' | 'elected' | 'russia' | 'us';
  clause: string;
  level: number;
}

/** Explain a seat's vote in a few sentences; a later text takes the place of an earlier one. */
export interface Explain {
  do: 'explain';
  seat: 'china' | 'elected' | 'russia' | 'us';
  text: string;
}

/** The vote of a seat where a person sits; it can be changed until the game goes on. */
export interface Cast {
  do: 'vote';
  seat: 'china' | 'elected' | 'russia' | 'us';
  vote: 'abstain' | 'no' | 'yes';
}

/** Go on to the next phase. */
export interface GoOn {
  do: 'go on';
}

/** Make a move of the game. `known` are the words that the writer of an explanation knew: those beside which it was written, and what was sent since (None: whichever stand). If others stand they are told, with why in `unanswered`, and nothing is saved; the page joins the two. */
export interface MakeMove {
  do: 'move';
  n?: number;
  with: { move: Choose | Read | Set | Propose | Accept | Refuse | Explain | Cast | GoOn; seconds?: number; known?: string[] };
}

/** Take the last move back. */
export interface UndoMove {
  do: 'undo';
  n?: number;
  with?: {};
}

/** Begin a new game; the one on the table is kept. */
export interface BeginGame {
  do: 'begin';
  n?: number;
  with?: {};
}

/** Put an earlier game on the table. */
export interface ResumeGame {
  do: 'resume';
  n?: number;
  with: { number: number };
}

/** The game as the text of a file. */
export interface SaveGame {
  do: 'file';
  n?: number;
  with?: {};
}

/** Put the game of a file on the table as a new one. */
export interface OpenGame {
  do: 'open';
  n?: number;
  with: { text: string };
}

/** What is looked at, and each mark with what earns it, from the lowest. */
export interface RubricRow {
  criterion: string;
  marks: Choice[];
}

/** How a class works on the prompt, and the question at the end. */
export type Together = [protocol: string, debrief: string];

/** A prompt and the role to argue in (or nothing). `other` asks for the other side's case. Considerations open after `enough` words. With a `rubric` there are two drafts, and considerations open after the second. `rung` is what the prompt trains. */
export interface DiscussionContent {
  kind: 'discussion';
  title: string;
  id: string;
  prompt: string;
  enough: number;
  role: string;
  other: boolean;
  rung?: string;
  rubric?: RubricRow[];
  in_class?: Together;
  owner?: string;
  more?: string;
}

/** A text of a like task, its mark in each row, and why. */
export interface Graded {
  text: string;
  marks: string[];
  why: string;
}

/** The text; whether the prompt has changed since it was written; the considerations once revealed. `version` changes with the text: by it a page says which text its own words were written beside. Where there is a rubric, the second draft stands in `second`, and once the first has its `marks` the `samples` are there. */
export interface DiscussionState {
  text: string;
  version: number;
  changed: boolean;
  considerations: string[];
  marks?: string[];
  samples?: Graded[];
  second?: string;
  second_version?: number;
  notices: string[];
}

/** Save the text, which was written beside the text of that `version` (None: whichever stands). If a newer one stands it is told, with why in `unanswered`, and nothing is saved; the page joins the two. `draft` is 1 or 2. */
export interface WriteText {
  do: 'write';
  n?: number;
  with: { text: string; version?: number; seconds?: number; draft?: number };
}

/** Mark the first draft by the rubric: one of its marks for each row. */
export interface MarkDraft {
  do: 'mark';
  n?: number;
  with: { marks?: string[]; seconds?: number };
}

/** Show what a careful discussion would weigh. */
export interface RevealConsiderations {
  do: 'reveal';
  n?: number;
  with?: {};
}

/** A parameter; `steps` name each value from `low` to `high`, for a choice among things. */
export interface Slider {
  name: string;
  label: string;
  low: number;
  high: number;
  step: number;
  start: number;
  unit: string;
  help: string;
  steps: string[];
}

/** Settings of all sliders that stand for a belief; `side` is the id of whose it is. */
export interface Preset {
  label: string;
  values: Record<string, number>;
  reason: string;
  side: string;
}

/** A group of the picture that can be dragged: its two sliders, left, top, right and bottom of its axes. `span` are the values at the left, right, bottom and top edge. */
export interface Handle {
  group: string;
  across: string;
  up: string;
  box: [number, number, number, number];
  span: [number, number, number, number];
}

/** What can be moved; `sides` are the views that a preset can stand for. `seam` is where the picture can be cut from top to bottom, in its own units; 0 where it cannot, below 0 where the right half comes first. */
export interface ExplorerContent {
  kind: 'explorer';
  id: string;
  title: string;
  task: string;
  sliders: Slider[];
  sides: Side[];
  presets: Preset[];
  handles: Handle[];
  seam?: number;
  owner?: string;
  more?: string;
}

/** What a move to these values would bring: the inside of each group that moves, and a sentence. */
export interface Picture {
  values: Record<string, number>;
  groups: Record<string, string>;
  sentence: string;
}

/** The picture, then only the new inside of each group that moves; the values; what the picture shows. `ahead` are pictures of places where nobody is yet, sent so that a page need not wait for them. */
export interface ExplorerState {
  ahead?: Picture[];
  svg: string;
  groups: Record<string, string>;
  values: Record<string, number>;
  sentence: string;
  notices: string[];
}

/** Set some parameters. */
export interface MoveSliders {
  do: 'move';
  n?: number;
  with: { values: Record<string, number> };
}

/** Record where the sliders stand: the learner rests. */
export interface KeepSliders {
  do: 'keep';
  n?: number;
  with: { seconds?: number };
}

/** Send pictures of these places, the first ones first, as many as a moment allows; nothing moves. */
export interface LookAhead {
  do: 'ahead';
  n?: number;
  with: { places: Record<string, number>[] };
}

/** A question with what was known on the day it is asked, and the rule that settles it; no outcome. */
export interface Foretold {
  id: string;
  question: string;
  asked: string;
  known: string;
  sources: Cited[];
  deadline: string;
  resolution: string;
}

/** Questions to answer by a number in `unit` from `low` to `high`. */
export interface ForecastContent {
  kind: 'forecast';
  title: string;
  unit: string;
  low: number;
  high: number;
  forecasts: Foretold[];
  owner?: string;
  more?: string;
}

/** A locked forecast beside what happened; `cost` is its Brier score, `base` and `article` per cent. */
export interface Locked {
  percent: number;
  when: string;
  happened: boolean;
  record: string;
  sources: Cited[];
  base: number;
  rule: string;
  cost: number;
  article?: number;
  reason?: string;
}

/** All locked forecasts as a picture, where the host can draw, and in words; empty before a lock. */
export interface Verdict {
  svg?: string;
  words?: string[];
}

/** By question: the locked forecast, and when a question was answered that has changed since. */
export interface ForecastState {
  locked: Record<string, Locked>;
  aside: Record<string, string>;
  verdict: Verdict;
  notices: string[];
}

/** Lock these forecasts by question: per cent, or what was typed. */
export interface LockForecasts {
  do: 'lock';
  n?: number;
  with: { forecasts: Record<string, string | number | null>; seconds?: number };
}

/** `lesson` is that of the page, `longest` how many letters a name may have. */
export interface HandInContent {
  kind: 'handin';
  title: string;
  lesson: string;
  longest: number;
  owner?: string;
  more?: string;
}

/** What there is of one lesson: answers of all kinds, and texts. */
export type Goes = [lesson: string, answers: number, texts: number];

/** What there is to hand in, lesson by lesson. */
export interface HandInState {
  goes: Goes[];
  notices: string[];
}

/** Make the file: with a name or number or none, of one lesson or (empty) of all. */
export interface MakeHandIn {
  do: 'hand-in';
  n?: number;
  with: { name?: string; what?: 'answers' | 'both' | 'texts'; lesson?: string };
}

/** Propositions, and the scale to place oneself on, lowest first. */
export interface OpinionContent {
  kind: 'opinion';
  title: string;
  propositions: Pair[];
  scale: Place[];
  owner?: string;
  more?: string;
}

/** Where the learner stood, and when. */
export type Stood = [value: number, when: string];

/** By proposition: the place now, the earlier one beside it, and when an older sentence was answered. */
export interface OpinionState {
  now: Record<string, number>;
  earlier: Record<string, Stood>;
  aside: Record<string, string>;
  notices: string[];
}

/** Place oneself on a proposition. */
export interface PlaceOneself {
  do: 'place';
  n?: number;
  with: { proposition: string; value: number; seconds?: number };
}

/** `longest` is how many characters a name may have. */
export interface PortfolioContent {
  kind: 'portfolio';
  title: string;
  longest: number;
  owner?: string;
  more?: string;
}

/** Name of the file that was made last beside the notebook, and what is said of it; both empty before. */
export interface PortfolioState {
  made: string;
  told: string;
  notices: string[];
}

/** Write the file, with a name or none. */
export interface MakePortfolio {
  do: 'make';
  n?: number;
  with: { name?: string; form?: string };
}

/** One of `options` to pick, or else a number in `unit`, from `low` to `high` where they are given. */
export interface PredictionContent {
  kind: 'prediction';
  title: string;
  id: string;
  prompt: string;
  options?: string[];
  unit?: string;
  low?: number;
  high?: number;
  owner?: string;
  more?: string;
}

/** The guess as committed and, only beside it, what the record shows. `record` is the same as one number or option, if it is one. `aside` is when an older question was guessed at, or nothing. */
export interface PredictionState {
  guess?: string | number;
  reveal?: string;
  record?: string | number;
  aside: string;
  notices: string[];
}

/** Commit to the text of an option or to a number. */
export interface CommitGuess {
  do: 'commit';
  n?: number;
  with: { guess?: string | number; seconds?: number };
}

/** Whose progress it is; `lesson`, `longest` (letters of a name) are for handing in. */
export interface ProgressContent {
  kind: 'progress';
  title: string;
  lesson?: string;
  longest?: number;
  owner?: string;
  more?: string;
}

/** A part of the lesson: its name as shown, how many items of its core are done, and how many more. */
export type Row = [name: string, done: number, of: number, more: number];

/** How far each part is, what is due for review (or nothing), and what there is to hand in. */
export interface ProgressState {
  parts: Row[];
  due: string;
  goes: Goes[];
  notices: string[];
}

/** `confidence` is how sure one can say to be, `longest` the characters of an answer at most. `pictures` are the figures inside questions, as SVG, and `objectives` what each asks for, by question; `origins` says of those that come back from where. `told` stands above, or alone where nothing is asked; `asks_sure` says that the question how sure one is stands open from the start. */
export interface QuizContent {
  kind: 'quiz';
  title: string;
  questions: Question[];
  confidence: Choice[];
  longest: number;
  pictures?: Record<string, string>;
  objectives?: Record<string, string>;
  origins?: Record<string, string>;
  told?: string;
  asks_sure?: boolean;
  owner?: string;
  more?: string;
}

/** What it is about (nothing for the whole answer), whether that is right, and why. */
export type Feedback = [target: string, right: boolean, text: string];

/** What else could be answered (nothing where it is typed), and why that tempts. */
export type Other = [answer: string, text: string];

/** The latest answer to a question, in the bank's form, with its marks. After a first wrong one `feedback` says only what holds. Once the question is `told` (it is answered rightly, or wrongly for the second time) `feedback` is whole, `answer` are the lines of the right answer (none if it was given), and `others` is why the others tempt. */
export interface Answered {
  response: any;
  points: number;
  of: number;
  right: boolean;
  attempt: number;
  confidence: string;
  feedback: Feedback[];
  told?: boolean;
  answer?: string[];
  others?: Other[];
}

/** By question: the latest answer, and when a question was answered that has changed since. */
export interface QuizState {
  answers: Record<string, Answered>;
  aside: Record<string, string>;
  notices: string[];
}

/** Mark and save a response; `confidence` is empty or one of the content's, `seconds` the time spent. */
export interface AnswerQuestion {
  do: 'answer';
  n?: number;
  with: { question: string; response?: any; confidence?: string; seconds?: number };
}

/** Which prediction, and at which figure; `at` is the scale there on which a number is drawn. */
export interface RecallContent {
  kind: 'recall';
  title: string;
  id: string;
  figure: string;
  at?: string;
  unit?: string;
  owner?: string;
  more?: string;
}

/** The guess, and the record's own value if it is one; both are missing before the guess. */
export interface RecallState {
  guess?: string | number;
  record?: string | number;
  notices: string[];
}

/** As of a quiz; without questions it is a sentence that says when there will be some. */
export interface ReviewContent {
  kind: 'review';
  title: string;
  questions: Question[];
  confidence: Choice[];
  longest: number;
  pictures?: Record<string, string>;
  objectives?: Record<string, string>;
  origins?: Record<string, string>;
  told?: string;
  asks_sure?: boolean;
  owner?: string;
  more?: string;
}

/** `told` stands above, `after` where all is answered, `over` where the test came too late. `pictures` are the figures inside questions, as SVG. `unknown` names the button for whoever does not know; an answer has at most `longest` characters. */
export interface TestContent {
  kind: 'test';
  title: string;
  questions: Question[];
  pictures: Record<string, string>;
  unknown: string;
  longest: number;
  told: string;
  after: string;
  over: string;
  owner?: string;
  more?: string;
}

/** The questions that are answered, by id, and whether the others can no longer be. */
export interface TestState {
  given: string[];
  closed: boolean;
  notices: string[];
}

/** Keep a response, or with `unknown` that it is not known; `seconds` is the time spent. */
export interface GiveAnswer {
  do: 'give';
  n?: number;
  with: { question: string; response?: any; unknown?: boolean; seconds?: number };
}
