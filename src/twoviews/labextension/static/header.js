/* What stands above a notebook: the course bar, and one line where there is something to say. */

/* A panel's header is as high as the least heights of its widgets say, so what stands in it is measured. */
export class Head {
  #widget; #panel; #node;

  constructor(panel, Widget, node, name) {
    this.#panel = panel;
    this.#node = node;
    this.#widget = new Widget();
    this.#widget.addClass(name);
    this.#widget.node.append(node);
    panel.contentHeader.insertWidget(name === 'tv-bar-place-in-lab' ? 0 : panel.contentHeader.widgets.length, this.#widget);
    new ResizeObserver(() => this.fit()).observe(node);
  }

  show() { this.#widget.show(); this.fit(); }
  hide() { if (!this.#panel.isDisposed) this.#widget.hide(); }

  fit() {
    if (this.#panel.isDisposed || this.#widget.isHidden) return;
    this.#widget.node.style.minHeight = `${this.#node.offsetHeight}px`;
    this.#panel.contentHeader.fit();
  }
}

/* One line above the notebook, with its buttons; nothing at all when there is nothing to say. */
export class Bar {
  #head; #box;

  constructor(panel, Widget) {
    this.#box = Object.assign(document.createElement('div'), { className: 'tv-opening-box' });
    this.#box.setAttribute('role', 'status');
    this.#head = new Head(panel, Widget, this.#box, 'tv-opening');
    this.#head.hide();
  }

  say(text, buttons = {}) {
    const line = Object.assign(document.createElement('p'), { textContent: text });
    this.#box.replaceChildren(line, ...Object.entries(buttons).map(([label, act]) => {
      const button = Object.assign(document.createElement('button'), { type: 'button', className: 'tv-button', textContent: label });
      button.dataset.lmSuppressShortcuts = 'true';
      button.addEventListener('click', act);
      return button;
    }));
    this.#head.show();
  }

  hide() { this.#head.hide(); }
}
