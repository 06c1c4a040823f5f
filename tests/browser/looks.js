/* What axe-core says of colours, at a fraction of its price: of plain texts, and of links, that look alike, one
is measured.

What axe-core works the contrast of a text out from is its look: colour, size and weight, and every ground below
it up to the page's own. A look that has `passed` passes on every page; of another the first is measured, and if
that one does not pass, each of them. Always measured is what is not plain: what a painted thing that it does not
lie in overlaps, what sticks out of its ground or of a frame that cuts it off, a control, or what is disabled.
Returns a line for each violation, and the looks that have passed now. */
async ([place, passed, options]) => {
    const known = new Set(passed), seen = new Set(), spared = [], about = new Map(), styles = new Map();
    const clear = 'rgba(0, 0, 0, 0)|none|1|none|normal|none';
    const pictures = 'svg, img, canvas, video, iframe, object';
    const everything = [...document.querySelectorAll(`:is(${place}), :is(${place}) *`)];
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
        if (!node.checkVisibility()) continue;
        for (const each of stripesOf(its.seen)) {
            if (!stripes.has(each)) stripes.set(each, []);
            stripes.get(each).push([node, its]);
        }
    }
    /* In one flow nothing lies on another; what is moved out of it may. */
    const isCovered = (node, { seen, mover }) => stripesOf(seen).some(each => stripes.get(each)?.some(
        ([other, its]) => its.mover !== mover && meets(its.seen, seen) && !other.contains(node)));
    const off = ':disabled, [aria-disabled=true]';
    const naming = new Set([...document.querySelectorAll('[aria-labelledby]')]
        .flatMap(node => node.getAttribute('aria-labelledby').split(/\s+/)));
    const isExcused = node => node.closest(off)
        || node.closest('label')?.control?.matches(off)
        || node.closest('[id]') && naming.has(node.closest('[id]').id);
    const isPlain = (node, its) => !node.matches('input, select, textarea')
        && node.checkVisibility({ visibilityProperty: true }) && its.box.width > 1 && its.box.height > 1
        && its.clips.every(clip => holds(clip, its.box))
        && its.grounds.every(ground => holdsAbout(ground, its.box))
        && !isExcused(node) && !isCovered(node, its);
    const look = (node, text) => {
        const style = styleOf(node);
        return [under(node).ground, style.color, style.fontSize, style.fontWeight, style.textShadow,
            style.webkitTextStrokeWidth, style.webkitTextFillColor,
            node.namespaceURI.endsWith('svg') && style.fill, text.length > 1,
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
    const linkLook = node => {
        const way = [node];
        while (way[0].parentElement && isInline(way[0])) way.unshift(way[0].parentElement);
        return way.map(dress).join('||');
    };
    const mark = (node, name, its, isSure, isFirst) => {
        const isSpared = isSure && (known.has(its) || !isFirst);
        node.toggleAttribute(name, !isSpared);
        node[name] = isSure ? its : null;
        if (isSpared) spared.push([node, name, its]);
    };
    for (const node of everything) {
        const words = [...node.childNodes].filter(each => each.nodeType === 3).map(each => each.data.trim());
        const text = words.join('');
        if (text || node.matches('input, select, textarea')) {
            const its = look(node, text);
            mark(node, 'data-look', its, isPlain(node, under(node)), !seen.has(its));
            if (node['data-look']) seen.add(its);
        } else {
            node.removeAttribute('data-look');
        }
        if (node.matches('a[href], [role=link]')) {
            mark(node, 'data-link', linkLook(node), isPlain(node, under(node)), true);
        }
    }
    const lines = [], now = new Set();
    const judge = async () => {
        const include = everything.filter(node => !node.parentElement?.closest(place) && node.matches(place));
        const found = await window.axe.run({ include }, options);
        for (const { id, nodes } of found.violations) {
            lines.push(...nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
        }
        for (const { id, nodes } of found.passes) {
            for (const { element } of nodes) now.add(element[id === 'color-contrast' ? 'data-look' : 'data-link']);
        }
    };
    await judge();
    const left = spared.filter(([node, , its]) =>
        !known.has(its) && !now.has(its) && !node.namespaceURI.endsWith('svg') && !its.endsWith('"'));
    if (left.length > 0) {
        for (const name of ['data-look', 'data-link']) {
            document.querySelectorAll(`[${name}]`).forEach(node => node.removeAttribute(name));
        }
        for (const [node, name] of left) node.toggleAttribute(name, true);
        await judge();
    }
    now.delete(null);
    return [lines, [...now]];
}
