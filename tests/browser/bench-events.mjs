// Measures the list of 10,000 events in the export of the generated content.

import { measureSearches } from './bench-search.mjs';
import { content } from './tools.mjs';

const { events } = content('events.json');

await measureSearches([
  {
    title: `List of ${events.length} events`,
    path: 'events/',
    once: 'fair',
    // Its beginnings find thousands of events, the whole word fewer.
    word: 'workshop',
    there: () => document.querySelectorAll('main option').length > 10,
  },
]);
