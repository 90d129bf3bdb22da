// Measures the event of 5,000 entries in the export of the generated content: its own page, and that of a part of a day.

import { measureSearches } from './bench-search.mjs';
import { EVENT_WITH_AGENDA as event, content } from './tools.mjs';

const { days } = content(`events/${event.id}.json`);
const count = days.flatMap(({ entries }) => entries).length;

const search = {
  once: 'mill',
  // Its beginnings find thousands of entries, the whole word fewer.
  word: 'workshop',
  there: () => performance.getEntriesByType('resource').some(({ name, responseEnd }) => name.endsWith('.txt') && responseEnd > 0),
};

await measureSearches([
  { ...search, title: `Event of ${count} entries`, path: `events/${event.id}/` },
  { ...search, title: 'The second part of its first day', path: `events/${event.id}/${days[0].date}/2/` },
]);
