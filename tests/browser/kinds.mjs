// The kinds of page with the one that is not found, for tests that hold for each of them.

import { KINDS, withPage } from './lib.mjs';

const NOWHERE = '/nope/';

/** An address of each kind of page, and one that leads to none. */
export const ALL_KINDS = { ...KINDS, 'not found': NOWHERE };

/** As `withPage`, for a page of a kind, whose path `use` gets too. */
export function withKind(kind, options, use) {
  const path = ALL_KINDS[kind];
  return withPage(options, (given) => {
    if (path === NOWHERE) given.expectAnswer(404, path, null);
    return use({ path, ...given });
  });
}
