/* Quick fingers: answers what is not right yet of a quiz or a review, one question after the other, by the controls that stand there; each
   must be seen and free. */
async ([part, responses]) => {
  const quiz = document.querySelector(part);
  const free = node => {
    if (node?.checkVisibility({ visibilityProperty: true }) && !node.disabled && node.ariaDisabled !== 'true') return node;
    throw new Error(`No hand can use ${node?.outerHTML ?? 'what is not there'}.`);
  };
  const press = node => free(node).click();
  const put = (field, value) => {
    free(field).value = value;
    if (field.value !== value) throw new Error(`${value} cannot be put into ${field.outerHTML}.`);
    for (const event of ['input', 'change']) field.dispatchEvent(new Event(event, { bubbles: true }));
  };
  const until = async (found, what) => {
    for (const end = performance.now() + 20_000; !found();) {
      if (performance.now() > end) throw new Error(`Waited in vain: ${what}.`);
      await new Promise(resolve => setTimeout(resolve, 4));
    }
  };
  const place = (box, right) => {
    const menu = box.querySelector('select');
    if (menu) put(menu, right);
    else press(box.querySelector(`input[value="${right}"]`));
  };
  const sort = (form, right) => right.forEach((item, place) => {
    const row = form.querySelector(`.tv-order-row[data-id="${item}"]`);
    while ([...row.parentElement.children].indexOf(row) > place) press(row.querySelector('button'));
  });
  const enter = (form, right) => {
    const fields = [...form.querySelectorAll('.tv-typed input')], items = [...form.querySelectorAll('.tv-item')];
    if (Array.isArray(right) && form.querySelector('.tv-order-row')) sort(form, right);
    else if (form.querySelector('.tv-options')) for (const option of [right].flat()) press(form.querySelector(`.tv-options input[value="${option}"]`));
    else if (items.length) for (const box of items) place(box, right[box.dataset.id]);
    else {
      const texts = typeof right === 'object' ? Object.values(right) : [right];
      if (texts.length !== fields.length) throw new Error(`${texts.length} texts for ${fields.length} fields.`);
      fields.forEach((field, number) => put(field, String(texts[number])));
    }
  };
  for (const [id, right] of responses) {
    const form = quiz?.querySelector(`[data-question="${id}"]`);
    if (form?.dataset.state === 'right') continue; // a quiz opens at the first that is not
    await until(() => form?.checkVisibility(), `${id} is shown`);
    const sure = form.querySelector('.tv-sure:not([hidden]) input');
    if (sure) press(sure);
    enter(form, right);
    press(form.querySelector('button[type=submit]'));
    await until(() => form.querySelector('.tv-feedback')?.checkVisibility(), `${id} is answered`);
    await until(() => form.dataset.state === 'right', `${id} is right`);
    if (id !== responses.at(-1)[0]) press(quiz.querySelector('.tv-next'));
  }
}
