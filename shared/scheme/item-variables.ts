import type { Checklist } from './checklist.ts'
import { computedWords } from './computed.ts'
import type { Grid } from './grid.ts'
import type { Ipsative } from './ipsative.ts'
import type { Modifier } from './modifier.ts'
import type { QSort } from './qsort.ts'
import type { CodeSet, Scheme } from './scheme.ts'
import type { SegmentQuestion } from './segment.ts'
import type { Unnamed } from './variable.ts'

/** A label is read in a table: a long statement is cut there, and stands in full in the scheme. */
const longestLabel = 160
const shortened = (text: string): string =>
  text.length <= longestLabel ? text : `${text.slice(0, longestLabel - 1).trimEnd()}…`

/**
 * What is answered item by item: items of checklists, cards of sorts, points for a pattern, what is answered interval by
 * interval, and what is asked about events and segments. In the order of the scheme, without names and thresholds.
 * Words of a coder's own are no variable: two people never write the same.
 */
export function itemVariables(scheme: Scheme, kinds: readonly string[]): Omit<Unnamed, 'threshold'>[] {
  const places = (scope: 'episode' | 'session'): readonly (string | null)[] => (scope === 'session' ? [null] : kinds)
  return [
    ...(scheme.checklists ?? []).flatMap((list) => places(list.scope).flatMap((kind) => ofChecklist(list, kind))),
    ...(scheme.qsorts ?? []).flatMap((sort) => places(sort.scope).flatMap((kind) => ofSort(sort, kind))),
    ...(scheme.ipsatives ?? []).flatMap((form) => places(form.scope).flatMap((kind) => ofPoints(form, kind))),
    ...(kinds.length === 0 ? [] : (scheme.grids ?? []).flatMap(ofGrid)),
    ...scheme.sets.flatMap((set) => [...ofModifiers(scheme, set), ...ofComputed(scheme, set), ...ofSegments(set)]),
  ]
}

const empty = {
  source: 'item',
  episode: null,
  subject: null,
  type: 'numeric',
  level: 'nominal',
  min: null,
  max: null,
  step: null,
  points: null,
  direction: '',
  unit: '',
  valueLabels: [],
  formula: null,
  statistic: 'kappa',
} as const

type Item = Omit<Unnamed, 'threshold'>

function ofChecklist({ id, subject, items, answers }: Checklist, episode: string | null): Item[] {
  return items.map(({ id: item, text }) => ({
    ...empty,
    sourceId: item,
    item: { kind: 'checklist', form: id, item },
    episode,
    subject,
    label: shortened(text),
    ...{ min: 0, max: 1, step: 1, points: [0, 1] },
    valueLabels: [
      { value: 0, label: answers.notSeen },
      { value: 1, label: answers.seen },
    ],
  }))
}

/** The sort first, then its cards: how two sorts agree is a matter of all cards together. */
function ofSort({ id, subject, label, cards, piles }: QSort, episode: string | null): Item[] {
  const sorted = [...piles].sort((a, b) => a.value - b.value)
  const values = sorted.map(({ value }) => value)
  const common = { ...empty, episode, subject, level: 'ordinal', statistic: 'sort_r' } as const
  return [
    { ...common, sourceId: id, item: { kind: 'sort', form: id }, type: 'profile', label },
    ...cards.map(({ id: card, text }): Item => ({
      ...common,
      sourceId: card,
      item: { kind: 'card', form: id, card },
      judgedBy: id,
      label: shortened(text),
      min: values[0] ?? null,
      max: values.at(-1) ?? null,
      points: values,
      valueLabels: sorted.map((pile) => ({ value: pile.value, label: pile.label })),
    })),
  ]
}

function ofPoints({ id, subject, points, step, aspects, patterns }: Ipsative, episode: string | null): Item[] {
  return aspects.flatMap((aspect) =>
    patterns.map((pattern): Item => ({
      ...empty,
      sourceId: `${pattern.id}_${aspect.id}`,
      item: { kind: 'points', form: id, aspect: aspect.id, pattern: pattern.id },
      episode,
      subject,
      label: shortened(`${aspect.label}: ${pattern.label}`),
      level: 'ratio',
      ...{ min: 0, max: points, step: step ?? 1, unit: 'points', statistic: 'icc_a1' },
    })),
  )
}

/** Two values are a class; more of them lie in an order. Episodes are rows of the sheet, as with events. */
function ofGrid({ id, label, method, items }: Grid): Item[] {
  return items.map((item) => {
    const points = item.values.map((_, n) => item.min + n)
    return {
      ...empty,
      sourceId: item.id,
      item: { kind: 'interval', form: id, item: item.id, method },
      subject: item.subject,
      label: `${item.label}, ${label}`,
      type: 'intervals',
      level: points.length === 2 ? 'nominal' : 'ordinal',
      ...{ min: item.min, max: item.max, step: 1, points },
      valueLabels: item.values.map((text, n) => ({ value: item.min + n, label: text })),
      statistic: points.length === 2 ? 'kappa_pooled' : 'kappa_quadratic',
    }
  })
}

function ofModifiers({ modifiers }: Scheme, { id, subject, label, codes }: CodeSet): Item[] {
  const asked = new Set(codes.flatMap((code) => code.modifiers))
  return modifiers
    .filter((one) => asked.has(one.id) && one.type !== 'text')
    .map((one) => ({
      ...empty,
      sourceId: `${id}_${one.id}`,
      item: { kind: 'modifier', set: id, modifier: one.id, options: one.options },
      subject,
      label: `${one.label}, ${label}`,
      type: 'events',
      ...(one.type === 'number'
        ? ofNumber(one)
        : { statistic: one.type === 'multi' ? 'kappa_options' : 'kappa_pooled' }),
    }))
}

/** Judged like an answer that was given, since it stands in a column like one. */
function ofComputed(scheme: Scheme, { id, subject, label, codes }: CodeSet): Item[] {
  const words = computedWords(scheme)
  return (scheme.computed ?? [])
    .filter((one) => codes.some((code) => one.codes.includes(code.id)))
    .map((one) => {
      const { type = 'number', options = [] } = words.get(one.id) ?? {}
      return {
        ...empty,
        sourceId: `${id}_${one.id}`,
        item: { kind: 'modifier', set: id, modifier: one.id, options },
        subject,
        label: `${one.label}, ${label}`,
        type: 'events',
        formula: one.expr,
        ...(type === 'number' ? ofNumber({ unit: one.unit }) : { statistic: 'kappa_pooled' }),
      }
    })
}

function ofNumber({ min, max, whole, unit }: Partial<Modifier>) {
  return {
    ...({ level: 'ratio', statistic: 'icc_a1', min: min ?? null, max: max ?? null } as const),
    ...{ step: whole === true ? 1 : null, unit: unit ?? '' },
  }
}

function ofSegments({ id, subject, label, segment }: CodeSet): Item[] {
  return (segment?.questions ?? []).map((question: SegmentQuestion) => ({
    ...empty,
    sourceId: `${id}_${question.id}`,
    item: { kind: 'segment', set: id, question: question.id, options: question.options.map((option) => option.id) },
    subject,
    label: `${question.label}, ${label}`,
    type: 'events',
    statistic: 'kappa_pooled',
  }))
}
