// @ts-check
/* The kinds of question that a part has, fetched once it is known which. */

/** @typedef {import('../../page/wire').Question} Question */
/** @typedef {Map<string, import('../../page/types').Kind>} Kinds */

/** @param {import('../../page/types').Part<{ questions: Question[] }, any>} part
 * @returns {Promise<Kinds>} */
export const fetched = async part => {
  const names = [...new Set(part.content.questions.map(question => question.kind))];
  const modules = await Promise.all(names.map(name => part.load(`bank/kinds/${name}/page.js`)));
  return new Map(names.map((name, place) => [name, modules[place].default]));
};

/** @param {Kinds} kinds
 * @param {Question} question */
export const kindOf = (kinds, { id, kind }) => {
  const found = kinds.get(kind);
  if (!found) throw new Error(`Question ${id} is of a kind that the page does not know: ${kind}.`);
  return found;
};
