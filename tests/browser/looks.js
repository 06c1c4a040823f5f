/* What axe-core says of colours, at a fraction of its price: of plain texts, and of links, that look alike, one
is measured.

What axe-core works the contrast of a text out from is its look: colour, size and weight, and every ground below
it up to the page's own. A look that has `passed` passes on every page; of another the first is measured, and if
that one does not pass, each of them. What is not plain, because a painted thing that it does not lie in overlaps
its words, because it sticks out of its ground or of a frame that cuts it off, or as a control, is spared only if
the same was measured with the same things about it. What is switched off, or not drawn, axe-core leaves out
itself. If nothing is left to measure, it is not asked; else the grid in which it looks for grounds, most of its
price, is of what lies about the marked nodes alone.
What is not plain and did not fail counts as passed, even if axe-core could not tell: to ask again each time of
what it cannot tell costs about 10 seconds over all tests, and the same scene gets the same answer.
Of all else axe-core is asked in the same run, unless `isOfColours`: asked for the whole page it is the quickest, for
it has an index of that. Returns a line for each violation in the place, and what has passed now. */
async ([place, passed, colours, isOfColours]) => {
    const known = new Set(passed), seen = new Set(), spared = [], marked = [], range = new Range();
    const about = new Map(), styles = new Map();
    const clear = 'rgba(0, 0, 0, 0)|none|1|none|normal|none';
    const pictures = 'svg, img, canvas, video, iframe, object';
    const wordless = '[type=radio], [type=checkbox], [type=range], [type=hidden], [type=color]';
    const controls = `input:not(${wordless}), select, textarea`;
    for (const name of ['data-look', 'data-link']) {
        document.querySelectorAll(`[${name}]`).forEach(node => node.removeAttribute(name));
    }
    const everything = [...document.querySelectorAll(`:is(${place}), :is(${place}) *`)]
        .filter(node => node.checkVisibility({ visibilityProperty: true }));
    const isPicture = node => node.namespaceURI.endsWith('svg');
    const styleOf = node => {
        if (!styles.has(node)) styles.set(node, getComputedStyle(node));
        return styles.get(node);
    };
    const painted = style => [style.backgroundColor, style.backgroundImage, style.opacity, style.filter,
        style.mixBlendMode, style.maskImage].join('|');
    const isMoved = style => /absolute|fixed|sticky/.test(style.position) || style.float !== 'none'
        || style.transform !== 'none' || /-/.test(style.margin)
        || style.position === 'relative' && !/^(auto|0px)( (auto|0px))*$/.test(style.inset);
    const isOpaque = style => /^rgb\(/.test(style.backgroundColor);
    /* What lies under a node: the names of its grounds, the boxes that it has to lie in, what it moves with. */
    const under = node => {
        if (!node) return { ground: '', mover: null, frame: null, clips: [], grounds: [] };
        if (about.has(node)) return about.get(node);
        const style = styleOf(node), above = under(node.parentElement), own = painted(style);
        const box = node.getBoundingClientRect(), seen = above.frame ? shared(above.frame, box) : box;
        const found = {
            box, seen,
            isPainted: own !== clear,
            ground: own === clear ? above.ground : `${above.ground}/${own}`,
            mover: isMoved(style) ? node : above.mover,
            frame: style.overflow === 'visible' ? above.frame : seen,
            clips: /hidden|clip/.test(style.overflow) ? [...above.clips, box] : above.clips,
            grounds: own === clear ? above.grounds : isOpaque(style) ? [box] : [...above.grounds, box],
        };
        about.set(node, found);
        return found;
    };
    const shared = (a, b) => ({
        left: Math.max(a.left, b.left), top: Math.max(a.top, b.top),
        right: Math.min(a.right, b.right), bottom: Math.min(a.bottom, b.bottom),
    });
    const meets = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
    const holds = (a, b) =>
        a.left <= b.left && a.top <= b.top && a.right >= b.right && a.bottom >= b.bottom;
    const holdsAbout = (a, b) => a.left <= b.left + 1 && a.top <= b.top + 1
        && a.right >= b.right - 1 && a.bottom >= b.bottom - 1;
    const stripes = new Map();
    const stripesOf = ({ top, bottom }) => Array.from(
        { length: Math.max(0, Math.floor(bottom / 100) - Math.floor(top / 100) + 1) },
        (_, place) => Math.floor(top / 100) + place);
    for (const node of everything) {
        const its = under(node);
        if (!its.isPainted && !(node.matches(pictures) && !node.parentElement?.closest('svg'))) continue;
        const entry = [node, its];
        for (const each of stripesOf(its.seen)) {
            if (!stripes.has(each)) stripes.set(each, []);
            stripes.get(each).push(entry);
        }
    }
    /* The painted things about a node, of which it lies in none; close about it, where they meet its own words. */
    const painters = (node, isClose) => {
        const { seen } = under(node), near = isClose ? linesOf(node) : [seen];
        return [...new Set(stripesOf(seen).flatMap(each => stripes.get(each) ?? []))]
            .filter(([other, { seen }]) => near.some(line => meets(seen, line)) && !other.contains(node));
    };
    const linesOf = node => [...node.childNodes].filter(each => each.nodeType === 3).flatMap(each => {
        range.selectNode(each);
        return [...range.getClientRects()];
    });
    /* In one flow nothing lies on another; what is moved out of it may. */
    const isCovered = (node, { seen, mover }) => stripesOf(seen).some(each => stripes.get(each)?.some(
        ([other, its]) => its.mover !== mover && meets(its.seen, seen) && !other.contains(node)))
        && painters(node, true).some(([, its]) => its.mover !== mover);
    const off = ':disabled, [aria-disabled=true]';
    const naming = new Set([...document.querySelectorAll('[aria-labelledby]')]
        .flatMap(node => node.getAttribute('aria-labelledby').split(/\s+/)));
    const isOff = node => node.closest(off) || node.closest('label')?.control?.matches(off);
    const isExcused = node => node.closest('[id]') && naming.has(node.closest('[id]').id);
    const isPlain = (node, its) => !node.matches(controls) && its.box.width > 1 && its.box.height > 1
        && its.clips.every(clip => holds(clip, its.box))
        && its.grounds.every(ground => holdsAbout(ground, its.box))
        && !isExcused(node) && !isCovered(node, its);
    const look = (node, text) => {
        const style = styleOf(node);
        return [under(node).ground, style.color, style.fontSize, style.fontWeight, style.textShadow,
            style.webkitTextStrokeWidth, style.webkitTextFillColor,
            isPicture(node) && style.fill, text.length > 1,
            /[\p{L}\p{N}]/u.test(text) || `"${text}"`].join('|');
    };
    /* What else tells a link from the text around it. */
    const dress = node => {
        const style = styleOf(node);
        const pseudo = ['::before', '::after'].map(each => getComputedStyle(node, each).content);
        return [under(node).ground, style.color, style.fontFamily, style.fontSize, style.fontStyle,
            style.fontWeight, style.textDecoration, style.border, style.outline, style.display,
            style.backgroundImage, ...pseudo].join('|');
    };
    const isInline = node => styleOf(node).display.startsWith('inline');
    const wayTo = node => {
        const way = [node];
        while (way[0].parentElement && isInline(way[0])) way.unshift(way[0].parentElement);
        return way;
    };
    const linkLook = node => wayTo(node).map(dress).join('||');
    /* All that could tell a node from another one of its look, in few letters. */
    const sceneOf = (node, name, its) => {
        const { box, frame, clips, grounds } = under(node);
        const beside = ({ left, top, right, bottom }) =>
            [left - box.left, top - box.top, right - box.left, bottom - box.top].map(Math.round).join();
        const outOf = ({ left, top, right, bottom }) =>
            [left - box.left, top - box.top, box.right - right, box.bottom - bottom]
                .map(each => Math.max(0, Math.round(each))).join();
        const about = painters(node, !node.matches(controls)).map(([other, its]) => {
            const { position, zIndex } = styleOf(other);
            return [other.tagName, node.contains(other), position, zIndex, painted(styleOf(other)), beside(its.box)];
        });
        about.push(...[frame ?? box, ...clips].filter(each => !holds(each, box)).map(outOf));
        about.push(...grounds.filter(each => !holdsAbout(each, box)).map(outOf));
        const isSmall = box.width <= 1 || box.height <= 1;
        if (name === 'data-link') about.push(wayTo(node)[0].innerHTML.replaceAll(/ data-(look|link)=""/g, ''));
        else if (node.matches(controls)) about.push([node.tagName, node.type, node.value && node.value.length > 1]);
        else if (!isSmall && !isPicture(node) && (about.length || node[name])) about.push(node.textContent);
        if (about.length) about.push(beside(box));
        return short([name, its, isSmall, Boolean(isExcused(node)), ...about].join('\n'));
    };
    const short = text => {
        let [one, other] = [0xdeadbeef, 0x41c6ce57];
        for (let place = 0; place < text.length; place++) {
            one = Math.imul(one ^ text.charCodeAt(place), 2654435761);
            other = Math.imul(other ^ text.charCodeAt(place), 1597334677);
        }
        return `${one >>> 0} ${other >>> 0}`;
    };
    /* The other words of its block are so few that axe-core does not take it for a link in a text. */
    const isAmongLinks = node => {
        const block = wayTo(node)[0], links = [...block.querySelectorAll('a[href]')];
        const rest = links.reduce((left, each) => left - each.textContent.length, block.textContent.length);
        return block === node || rest <= node.textContent.replaceAll(/\s+/g, ' ').trim().length;
    };
    const mark = (node, name, its) => {
        const scene = sceneOf(node, name, its);
        if (known.has(scene)) return;
        node.toggleAttribute(name, true);
        marked.push([node, name, scene]);
    };
    const note = (node, name, its, isFirst) => {
        const isSure = isPlain(node, under(node));
        node[name] = isSure ? its : null;
        if (isSure && known.has(its)) return;
        if (isSure && !isFirst) spared.push([node, name, its]);
        else mark(node, name, its);
    };
    for (const node of everything) {
        const words = [...node.childNodes].filter(each => each.nodeType === 3).map(each => each.data.trim());
        const text = words.join('');
        if ((node.matches('input, select, textarea') ? node.matches(controls) : text) && !isOff(node)) {
            const its = look(node, text);
            note(node, 'data-look', its, !seen.has(its));
            if (node['data-look']) seen.add(its);
        }
        if (node.matches('a[href], [role=link]') && !isAmongLinks(node)) {
            note(node, 'data-link', linkLook(node), true);
        }
    }
    /* All that is under these nodes, in them or about them: in a grid of that axe-core looks for their grounds. */
    const around = nodes => {
        const found = new Set();
        const take = node => {
            for (; node && !found.has(node); node = node.parentElement) found.add(node);
        };
        for (const [node, name] of nodes) {
            for (const each of name === 'data-link' ? wayTo(node) : [node]) {
                take(each);
                painters(each).forEach(([other]) => take(other));
            }
            node.querySelectorAll('*').forEach(each => found.add(each));
        }
        return found;
    };
    const walkerIn = some => (root, kind) => Document.prototype.createTreeWalker.call(document, root, kind,
        node => !inPlace.has(node) || some.has(node) ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT);
    const inPlace = new Set(document.querySelectorAll(`:is(${place}), :is(${place}) *`));
    const lines = [], now = new Set();
    /* What axe-core finds, of colours alone or of all; the rule that asks the whole page for a way past what every
    page has is left to who looks at the whole. The walker serves both: of the other rules none asks what lies where,
    but for what an open <dialog> needs, and no page has one. */
    const judge = async isOfColours => {
        const isWhole = document.documentElement.matches(place);
        const asked = isOfColours ? { runOnly: { type: 'rule', values: colours } }
            : { rules: { bypass: { enabled: isWhole } } };
        document.createTreeWalker = walkerIn(around(marked));
        const found = await window.axe.run(document, { ...asked, selectors: false, elementRef: true });
        delete document.createTreeWalker;
        const failed = new Set();
        for (const { id, nodes } of found.violations) {
            for (const { element } of nodes.filter(({ element }) => element.closest(place))) {
                lines.push(`${id}: ${element.outerHTML.slice(0, 200)}`);
                if (colours.includes(id)) failed.add(element);
            }
        }
        for (const { id, nodes } of found.passes.filter(({ id }) => colours.includes(id))) {
            for (const { element } of nodes) now.add(element[id === 'color-contrast' ? 'data-look' : 'data-link']);
        }
        for (const [node, , scene] of marked) if (!failed.has(node)) now.add(scene);
    };
    if (marked.length > 0 || !isOfColours) await judge(isOfColours);
    const first = marked.splice(0);
    for (const [node, name, its] of spared) {
        if (!known.has(its) && !now.has(its) && !isPicture(node) && !its.endsWith('"')) {
            mark(node, name, its);
        }
    }
    if (marked.length > 0) {
        for (const [node, name] of first) node.removeAttribute(name);
        await judge(true);
    }
    now.delete(null);
    return [lines, [...now]];
}
