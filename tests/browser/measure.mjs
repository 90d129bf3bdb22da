// What runs in a page to judge how its text stands; for `page.evaluate`, so each function stands alone.

/**
 * The texts to be seen on the page, without those hidden from assistive technology, which are ornament; and what is
 * wrong with where texts stand.
 */
export function measure() {
  const MARGIN = 1; // px, for roundings
  const room = document.documentElement.clientWidth;
  const faults = [];
  const wide = document.scrollingElement.scrollWidth;
  if (wide > innerWidth) faults.push(`the document is ${wide - innerWidth} px wider than the view`);

  const lines = [];
  const nodes = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (nodes.nextNode()) {
    const [node, parent] = [nodes.currentNode, nodes.currentNode.parentElement];
    const words = node.data.replaceAll(/\s+/g, ' ').trim();
    if (!words || !parent.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const boxes = [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
    if (boxes.length === 0 || forScreenReaders(parent)) continue;
    for (const box of boxes) {
      const line = { node, parent, words, left: box.left, right: box.right, top: box.top + scrollY, bottom: box.bottom + scrollY };
      lines.push(line);
      const lost = cut(box, parent);
      if (lost > MARGIN) faults.push(`“${short(words)}” is cut by ${Math.round(lost)} px`);
    }
  }
  faults.push(...overlaps());
  // Which names have room on the map that can be explored hangs on its width; its marks keep theirs.
  const told = lines.filter(({ parent }) => !parent.closest('[aria-hidden="true"], .stage svg'));
  return { words: [...new Set(told.map(({ words }) => words))], faults: [...new Set(faults)] };

  function short(words) {
    return words.length > 40 ? `${words.slice(0, 40)}…` : words;
  }

  function forScreenReaders(element) {
    for (let e = element; e; e = e.parentElement) if (getComputedStyle(e).clipPath !== 'none') return true;
    return false;
  }

  /** By how much a line of text lies outside of what shows it: the view, or a box that clips. */
  function cut(box, element) {
    let lost = 0;
    for (let e = element; e !== document.documentElement; e = e.parentElement) {
      // What clips within a drawing has no frame of its own in the page; the drawing has.
      if (e.ownerSVGElement) continue;
      const { overflowX, overflowY } = getComputedStyle(e);
      if ([overflowX, overflowY].some((way) => way === 'auto' || way === 'scroll')) return lost; // can be scrolled to
      const frame = e.getBoundingClientRect();
      if (/hidden|clip/.test(overflowX)) lost = Math.max(lost, frame.left - box.left, box.right - frame.right);
      // A line's box is higher than its letters.
      const middle = (box.top + box.bottom) / 2;
      if (/hidden|clip/.test(overflowY)) lost = Math.max(lost, frame.top - middle, middle - frame.bottom);
    }
    return Math.max(lost, -box.left, box.right - room, -(box.top + scrollY));
  }

  /** Lines of different texts of which one lies on the other, by the middle halves of their heights. */
  function overlaps() {
    const cores = lines
      .map((line) => ({ ...line, top: line.top + (line.bottom - line.top) / 4, bottom: line.bottom - (line.bottom - line.top) / 4 }))
      .sort((a, b) => a.top - b.top);
    return cores.flatMap((upper, at) => {
      const found = [];
      for (let next = at + 1; next < cores.length && cores[next].top < upper.bottom - MARGIN; next += 1) {
        const lower = cores[next];
        const across = Math.min(upper.right, lower.right) - Math.max(upper.left, lower.left);
        const down = Math.min(upper.bottom, lower.bottom) - lower.top;
        if (upper.node !== lower.node && across > MARGIN) {
          found.push(`“${short(upper.words)}” and “${short(lower.words)}” overlap by ${Math.round(across)} × ${Math.round(down)} px`);
        }
      }
      return found;
    });
  }
}
