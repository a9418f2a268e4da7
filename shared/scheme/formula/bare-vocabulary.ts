import type { Vocabulary } from './check-formula.ts'
import { noForms } from './forms.ts'

/**
 * What a condition about one event, one segment or one interval may name before anything is added: nothing of the
 * observation, only what is the same wherever it is asked.
 */
export function bareVocabulary({ context }: Pick<Vocabulary, 'context'>): Vocabulary {
  return {
    ...{ numbers: new Map(), elsewhere: new Set(), codes: new Map(), sets: new Set(), lists: new Map() },
    ...{ series: new Map(), lookups: new Set(), episodes: new Set(), segments: new Map(), forms: noForms },
    ...{ events: new Map(), modifiers: new Map(), answers: new Map(), inEpisode: false, context },
    ...{ atExport: new Set(), study: 'unknown' },
  }
}
