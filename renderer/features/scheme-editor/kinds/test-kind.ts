import type { Json } from '#shared/lib/canonical-json.ts'
import { atExportAmong } from '#shared/scheme/at-export.ts'
import { parseFormula } from '#shared/scheme/formula/parse.ts'
import type { DraftValue } from '#shared/scheme/edit/draft-value.ts'
import { textAt } from '#shared/scheme/edit/things.ts'
import type { SchemePath } from '#shared/scheme/scheme-problem.ts'
import { valueAt } from '#shared/scheme/scheme-shape.ts'
import type { Field, Kind } from './field.ts'
import { idField } from './frame-kinds.ts'
import { freshId, lengthAt } from './fresh.ts'
import { codesOfAll, of } from './options.ts'

const numberAt = (draft: DraftValue, path: SchemePath): number | null => {
  const { value } = valueAt(draft, path)
  return typeof value === 'number' ? value : null
}

/** The id of an episode of the case: named by nobody, so that a person need not write one. */
function episodeId(draft: DraftValue, list: SchemePath): string {
  const used = new Set(Array.from({ length: lengthAt(draft, list) }, (_, n) => textAt(draft, [...list, n, 'id'])))
  for (let n = used.size + 1; ; n += 1) if (!used.has(`e${String(n)}`)) return `e${String(n)}`
}

/** The next episode: of the kind that comes next in the scheme, from where the last one ended. */
function nextEpisode(draft: DraftValue, list: SchemePath): Json {
  const count = lengthAt(draft, list)
  const kinds = lengthAt(draft, ['episodes'])
  const kind = Math.min(count, Math.max(0, kinds - 1))
  const fromS = numberAt(draft, [...list, count - 1, 'toS']) ?? 0
  const length = numberAt(draft, ['episodes', kind, 'nominalS']) ?? 60
  return { id: episodeId(draft, list), kind: textAt(draft, ['episodes', kind, 'id']), fromS, toS: fromS + length }
}

const episodes: Field = {
  at: ['episodes'],
  label: 'Episodes of the example',
  control: 'rows',
  each: 'episode',
  help: 'Times are in seconds from the start of the recording.',
  make: nextEpisode,
  columns: [
    { at: ['kind'], label: 'Episode', control: 'choice', options: of('episodes'), plain: true },
    { at: ['fromS'], label: 'From (s)', control: 'number' },
    { at: ['toS'], label: 'To (s)', control: 'number' },
  ],
}

/** The next event begins where the last one ended. */
function nextEvent(draft: DraftValue, list: SchemePath): Json {
  const last = lengthAt(draft, list) - 1
  const fromS = numberAt(draft, [...list, last, 'toS']) ?? numberAt(draft, [...list, last, 'fromS']) ?? 0
  return { code: '', fromS }
}

const events: Field = {
  at: ['events'],
  label: 'Events',
  control: 'rows',
  each: 'event',
  help: 'A state without an end lasts until the next one of its set, or until its episode ends. A point has no end.',
  make: nextEvent,
  columns: [
    { at: ['code'], label: 'Code', control: 'choice', options: codesOfAll, plain: true },
    { at: ['fromS'], label: 'From (s)', control: 'number' },
    { at: ['toS'], label: 'To (s)', control: 'number', emptied: 'absent' },
  ],
  more: [{ at: [], label: 'Details', control: 'case', part: 'details' }],
}

export const tests: Kind = {
  member: 'tests',
  title: 'Test cases',
  one: 'test case',
  about:
    'A small coding worked out by hand, and the scores that it must give. They are worked out while you write, and have to come out before a version is published.',
  stem: 'case',
  inner: [],
  make: (draft, list) => ({
    id: freshId(draft, list, 'case'),
    label: '',
    episodes: [nextEpisode(draft, [...list, lengthAt(draft, list), 'episodes'])],
    expect: [firstScore(draft)],
  }),
  fields: [
    { at: ['label'], label: 'Label', control: 'line', help: 'What it is an example of.' },
    episodes,
    { at: ['context'], label: 'Context', control: 'case', part: 'context' },
    { at: ['ratings'], label: 'Ratings', control: 'case', part: 'ratings' },
    events,
    { at: ['forms'], label: 'Answers in forms', control: 'case', part: 'answers' },
    { at: ['expect'], label: 'Expected scores', control: 'case', part: 'expect' },
    idField,
  ],
}

/** The first composite that a case can expect: one that waits for the export has no value in it. */
function firstScore(draft: DraftValue): Json {
  const written = Array.from({ length: lengthAt(draft, ['composites']) }, (_, n) => {
    const parsed = parseFormula(textAt(draft, ['composites', n, 'expr']))
    return { id: textAt(draft, ['composites', n, 'id']), ...(parsed.ok ? { expr: parsed.expr } : {}) }
  })
  const atExport = atExportAmong(written.flatMap(({ id, expr }) => (expr === undefined ? [] : [{ id, expr }])))
  const first = Math.max(
    0,
    written.findIndex(({ id }) => !atExport.has(id)),
  )
  const isSession = textAt(draft, ['composites', first, 'scope']) === 'session'
  const kind = isSession ? null : textAt(draft, ['episodes', 0, 'id'])
  return { composite: textAt(draft, ['composites', first, 'id']), kind, value: null }
}
