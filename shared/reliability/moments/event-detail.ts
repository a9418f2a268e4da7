import type { EventRecord, Records } from '../../observation/record.ts'
import { isBlank } from '../../scheme/modifier.ts'
import type { CodeSet, Scheme } from '../../scheme/scheme.ts'
import { NOTHING } from '../../study/moment.ts'

/** What is said about an event besides its code and time: each answer by its name, as text. */
export type EventDetail = readonly { readonly name: string; readonly value: string; readonly words: string }[]

/** Whether events of a set may have anything besides a code and a time. */
export function hasDetail({ codes, linksTo, segment }: CodeSet): boolean {
  return (
    linksTo !== undefined || (segment?.questions.length ?? 0) > 0 || codes.some((code) => code.modifiers.length > 0)
  )
}

/**
 * The names under which two events of one code have different answers, with both answers in words; empty where they
 * agree. Typed texts are not compared: two people never type alike. A link is compared by the time of the cue, within
 * the tolerance, because each coding has events of its own.
 */
export function differingDetail(
  scheme: Scheme,
  set: CodeSet,
  first: { readonly event: EventRecord; readonly records: Records },
  second: { readonly event: EventRecord; readonly records: Records },
  toleranceMs: number,
): readonly { readonly name: string; readonly first: string; readonly second: string }[] {
  const a = detailOf(scheme, set, first.event)
  const b = detailOf(scheme, set, second.event)
  const names = [...new Set([...a, ...b].map(({ name }) => name))]
  const none = { value: NOTHING, words: 'no answer' }
  const answers = names.flatMap((name) => {
    const one = a.find((each) => each.name === name) ?? none
    const other = b.find((each) => each.name === name) ?? none
    return one.value === other.value ? [] : [{ name, first: one.words, second: other.words }]
  })
  const cues = set.linksTo === undefined ? [] : differingCue(first, second, toleranceMs)
  return [...answers, ...cues]
}

function detailOf(scheme: Scheme, set: CodeSet, event: EventRecord): EventDetail {
  const code = set.codes.find(({ id }) => id === event.code)
  const modifiers = (code?.modifiers ?? []).flatMap((id) => {
    const modifier = scheme.modifiers.find((each) => each.id === id)
    const value = event.modifiers[id]
    if (modifier === undefined || modifier.type === 'text' || value === undefined || isBlank(value)) return []
    const text = Array.isArray(value) ? [...value].sort().join(', ') : String(value)
    return [{ name: modifier.label, value: text, words: text }]
  })
  const answers = (set.segment?.questions ?? []).flatMap((question) => {
    const value = event.answers?.[question.id]
    if (value === undefined) return []
    return [{ name: question.label, value, words: question.options.find(({ id }) => id === value)?.label ?? value }]
  })
  return [...modifiers, ...answers]
}

type Linked = { readonly event: EventRecord; readonly records: Records }

function differingCue(first: Linked, second: Linked, toleranceMs: number) {
  const [a, b] = [cueOf(first), cueOf(second)]
  const near = a !== null && b !== null && Math.abs(a.onsetMs - b.onsetMs) <= toleranceMs && a.code === b.code
  if (near || (a === null && b === null)) return []
  return [{ name: 'Answers', first: cueWords(a), second: cueWords(b) }]
}

function cueOf({ event, records }: Linked): EventRecord | null {
  const cue = event.linkTo === null || event.linkTo === undefined ? undefined : records[event.linkTo]
  return cue?.type === 'event' ? cue : null
}

const cueWords = (cue: EventRecord | null): string =>
  cue === null ? 'nothing' : `what began at ${(cue.onsetMs / 1000).toFixed(1)} s`
