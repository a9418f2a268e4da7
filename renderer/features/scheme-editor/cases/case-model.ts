import type { Json } from '#shared/lib/canonical-json.ts'
import { allotmentItem, aspectItem } from '#shared/observation/allotment.ts'
import { mayNotApply, occasionItem } from '#shared/observation/checklist-answers.ts'
import type { Episode } from '#shared/observation/episode.ts'
import { gridIntervals } from '#shared/observation/grid-intervals.ts'
import type { Checklist } from '#shared/scheme/checklist.ts'
import type { Grid } from '#shared/scheme/grid.ts'
import { stepOf, type Ipsative } from '#shared/scheme/ipsative.ts'
import { missingCodes } from '#shared/scheme/missing-codes.ts'
import type { QSort } from '#shared/scheme/qsort.ts'
import { scalePoints } from '#shared/scheme/scale-points.ts'
import type { RatingScale, Scheme } from '#shared/scheme/scheme.ts'
import { ms } from '#shared/time/ms.ts'

/** What a list of a test case holds, as far as it can be read. */
export type Entry = { readonly [name: string]: Json }

export function entriesIn(value: unknown): readonly Entry[] {
  return Array.isArray(value) ? value.map((each: unknown) => (isEntry(each) ? each : {})) : []
}

/** What stands in an entry, in words. */
export const asText = (value: Json | undefined): string =>
  typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value)

const isEntry = (value: unknown): value is Entry => typeof value === 'object' && value !== null && !Array.isArray(value)

/** An episode of the example with a name to call it by; null stands for the whole recording. */
type CaseEpisode = { readonly id: string | null; readonly name: string; readonly episode: Episode | null }

export const wholeRecording: CaseEpisode = { id: null, name: 'Whole recording', episode: null }

export function caseEpisodes(scheme: Scheme, value: unknown): readonly CaseEpisode[] {
  return entriesIn(value).flatMap(({ id, kind, fromS, toS }): readonly CaseEpisode[] => {
    if (typeof id !== 'string') return []
    const name = scheme.episodes.find((each) => each.id === kind)?.name ?? asText(kind)
    const isTimed = typeof fromS === 'number' && typeof toS === 'number' && fromS >= 0 && toS > fromS
    const episode = isTimed
      ? { id, kind: asText(kind), startMs: ms(Math.round(fromS * 1000)), endMs: ms(Math.round(toS * 1000)) }
      : null
    return [{ id, name: isTimed ? `${name}, ${fromS} to ${toS} s` : name, episode }]
  })
}

/** One way to answer. `id`: of its option in the list. */
export type Choice = { readonly id: string; readonly label: string; readonly gives: Entry }

const valued = (value: number | null, label: string): Choice => ({ id: `v:${asText(value)}`, label, gives: { value } })

export function ratingChoices(scale: RatingScale): readonly Choice[] {
  const points = scale.max > scale.min && scale.step > 0 && (scale.max - scale.min) / scale.step <= 200
  return [
    ...(points ? scalePoints(scale).map((value) => valued(value, asText(value))) : []),
    ...scale.notCodable.map(({ code, text }): Choice => ({
      id: `r:${code}`,
      label: text || code,
      gives: { value: null, notCodable: code },
    })),
  ]
}

/** The option that an entry stands for; one that the scheme does not have is added, so that it is seen. */
export function chosenOf(choices: readonly Choice[], entry: Entry | undefined): Choice | null {
  if (entry === undefined) return null
  const { value, notCodable } = entry
  const id = typeof notCodable === 'string' ? `r:${notCodable}` : `v:${asText(value)}`
  const label = typeof notCodable === 'string' ? notCodable : asText(value)
  return choices.find((each) => each.id === id) ?? { id, label: `${label} (cannot be given)`, gives: {} }
}

/** A place for one answer in a form. */
export type Cell = {
  readonly item: string
  readonly interval: number | null
  readonly label: string
  readonly choices: readonly Choice[]
}

/** A form in one episode, laid out as a table. */
export type Sheet = {
  readonly form: string
  readonly episode: string | null
  readonly title: string
  readonly columns: readonly string[]
  readonly rows: readonly { readonly label: string; readonly cells: readonly Cell[] }[]
}

/** More would be no table to fill in by hand. */
const mostRows = 200

type Layout = Pick<Sheet, 'columns' | 'rows'>

export function sheetsOf(scheme: Scheme, episodes: readonly CaseEpisode[]): readonly Sheet[] {
  const of = <F extends { readonly id: string; readonly label: string }>(
    forms: readonly F[],
    scope: (form: F) => 'episode' | 'session',
    layout: (form: F, episode: Episode | null) => Layout,
  ): readonly Sheet[] =>
    forms.flatMap((form) =>
      (scope(form) === 'session' ? [wholeRecording] : episodes).map(({ id, name, episode }) => ({
        ...{ form: form.id, episode: id, title: `${form.label}: ${name}` },
        ...layout(form, episode),
      })),
    )
  return [
    ...of(scheme.checklists ?? [], ({ scope }) => scope, checklistLayout),
    ...of(scheme.grids ?? [], () => 'episode', gridLayout),
    ...of(scheme.qsorts ?? [], ({ scope }) => scope, sortLayout),
    ...of(scheme.ipsatives ?? [], ({ scope }) => scope, pointsLayout),
  ]
}

function checklistLayout(list: Checklist): Layout {
  const { seen, notSeen, notApplicable } = list.answers
  const row = (item: string, label: string, choices: readonly Choice[]) => ({
    ...{ label, cells: [{ item, interval: null, label, choices }] },
  })
  const answers = (item: string): readonly Choice[] => [
    valued(1, seen),
    valued(0, notSeen),
    ...(notApplicable !== null && mayNotApply(list, item) ? [valued(null, notApplicable)] : []),
  ]
  const rows = list.subscales.flatMap((subscale) => [
    ...(subscale.occasion === null
      ? []
      : [row(occasionItem(subscale.id), subscale.occasion.question, [valued(1, 'Yes'), valued(0, 'No')])]),
    ...list.items
      .filter((item) => item.subscale === subscale.id)
      .map((item) => row(item.id, item.text || item.id, answers(item.id))),
  ])
  return { columns: ['Answer'], rows }
}

function gridLayout(grid: Grid, episode: Episode | null): Layout {
  const isCountable = episode !== null && grid.lengthS > 0 && grid.minShare > 0
  const length = isCountable ? (episode.endMs - episode.startMs) / 1000 / grid.lengthS : 0
  const intervals = isCountable && length <= mostRows ? gridIntervals(grid, episode) : []
  return {
    columns: grid.items.map(({ label }) => label),
    rows: intervals.map(({ n, startMs, endMs }) => {
      const label = `${String(n + 1)}. ${String(startMs / 1000)} to ${String(endMs / 1000)} s`
      const cells = grid.items.map((item): Cell => {
        const choices = item.values.map((words, m) => valued(item.min + m, `${String(item.min + m)} ${words}`))
        return { item: item.id, interval: n, label: `${item.label}, ${label}`, choices: [...choices, cannotTell] }
      })
      return { label, cells }
    }),
  }
}

const cannotTell = valued(null, 'cannot be told')

function sortLayout({ cards, piles }: QSort): Layout {
  const choices = piles.map(({ value, label }) => valued(value, `${asText(value)} ${label}`))
  return {
    columns: ['Pile'],
    rows: cards.map(({ id, text }) => ({
      ...{ label: text || id, cells: [{ item: id, interval: null, label: text || id, choices }] },
    })),
  }
}

function pointsLayout(form: Ipsative): Layout {
  const step = stepOf(form)
  const amounts = Array.from({ length: Math.min(mostRows, Math.floor(form.points / step + 1e-9)) }, (_, n) =>
    Number(((n + 1) * step).toPrecision(12)),
  )
  const choices = amounts.map((amount) => valued(amount, String(amount)))
  const hasCodable = form.minAspects !== undefined
  return {
    columns: [...form.patterns.map(({ label }) => label), ...(hasCodable ? ['Codable'] : [])],
    rows: form.aspects.map(({ id, label }) => ({
      label,
      cells: [
        ...form.patterns.map((pattern): Cell => ({
          ...{ item: allotmentItem(id, pattern.id), interval: null, label: `${pattern.label}, ${label}`, choices },
        })),
        ...(hasCodable
          ? [{ item: aspectItem(id), interval: null, label: `Codable, ${label}`, choices: [valued(null, 'no')] }]
          : []),
      ],
    })),
  }
}

/** The reasons why there is no score, in the order of their words. */
export const reasons: readonly { readonly id: string; readonly label: string }[] = Object.entries(missingCodes)
  .map(([id, { label }]) => ({ id, label }))
  .toSorted((a, b) => a.label.localeCompare(b.label, 'en'))
