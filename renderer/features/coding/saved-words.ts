import { messageFor } from '#shared/contract/messages.ts'
import type { Records } from '#shared/observation/record.ts'
import type { SaveState } from '../../state/observation-store.ts'

export type SavedWords = { readonly tone: 'ok' | 'busy' | 'stop'; readonly text: string; readonly detail: string }

/** What the coder reads about saving: always there, and never more hopeful than the truth. */
export function savedWords(save: SaveState, unsaved: number, records: Records): SavedWords {
  const steps = unsaved === 1 ? '1 step' : `${unsaved} steps`
  switch (save.kind) {
    case 'saved': {
      const counts = count(records)
      return {
        tone: 'ok',
        text: `${everyWord(counts)} saved · ${countText(counts)}`,
        detail: '',
      }
    }
    case 'saving':
      return { tone: 'busy', text: 'saving…', detail: '' }
    case 'failed':
      return {
        tone: 'stop',
        text: `NOT saved: ${steps}`,
        detail: `${messageFor({ code: save.code, params: save.params })} ${unsaved === 1 ? 'Your step is' : `Your ${steps} are`} kept here: leave this window open until nothing is unsaved.`,
      }
    case 'stale':
      return {
        tone: 'stop',
        text: `NOT saved: ${steps}`,
        detail: 'This coding was changed in another window. Load it again: your own steps are then put on top.',
      }
    case 'conflict':
      return {
        tone: 'stop',
        text: `Please choose: ${save.steps.length === 1 ? '1 step' : `${save.steps.length} steps`}`,
        detail: `The other window changed the same codes: ${save.steps.map((step) => step.label).join('; ')}. Keep your version of them, or the other one?`,
      }
  }
}

type Counts = { readonly codes: number; readonly ratings: number; readonly answers: number }

function count(records: Records): Counts {
  let codes = 0
  let ratings = 0
  let answers = 0
  for (const id in records) {
    if (records[id]?.type === 'event') codes += 1
    if (records[id]?.type === 'rating') ratings += 1
    if (records[id]?.type === 'answer') answers += 1
  }
  return { codes, ratings, answers }
}

const everyWord = ({ ratings, answers }: Counts): string =>
  ratings > 0 ? 'Every rating' : answers > 0 ? 'Every answer' : 'Every code'

function countText({ codes, ratings, answers }: Counts): string {
  const parts = [
    ...(codes > 0 || ratings + answers === 0 ? [plural(codes, 'code')] : []),
    ...(ratings > 0 ? [plural(ratings, 'rating')] : []),
    ...(answers > 0 ? [plural(answers, 'answer')] : []),
  ]
  return parts.join(', ')
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`
}
