import type { LinksTo, VisitEach } from './links.ts'
import { usualLimit, type Modifier } from './modifier.ts'
import type { CodeSet, ContextItem, Scheme } from './scheme.ts'

/** What the answer to a modifier can be, in words, options with their keys where they have their own. */
export function answerInWords({ type, options, keys, min, max, whole, unit, limit }: Modifier): string {
  if (type === 'text') return `words of one’s own, up to ${String(limit ?? usualLimit)} characters`
  if (type === 'number') {
    const kind = whole === true ? 'a whole number' : 'a number'
    const from = min === undefined ? '' : ` from ${String(min)}`
    const to = max === undefined ? '' : `${min === undefined ? ' up' : ''} to ${String(max)}`
    return `${kind}${from}${to}${unit === undefined || unit === '' ? '' : `, in ${unit}`}`
  }
  const listed = options.map((option, n) => (keys?.[n] === undefined ? option : `${keys[n].toUpperCase()} ${option}`))
  return type === 'multi' ? `any of: ${listed.join(', ')}` : listed.join(', ')
}

/** What the answer to a question about the recording can be, in words. */
export function contextInWords({ type, options, min, max, unit = '' }: ContextItem): string {
  if (type === 'choice') return options.join(' · ')
  if (type === 'text') return 'in words'
  const kind = type === 'ordinal' ? 'a whole number' : 'a number'
  const ends = [min === undefined ? '' : `from ${String(min)}`, max === undefined ? '' : `up to ${String(max)}`]
  return [kind, ...ends, unit].filter((part) => part !== '').join(' ')
}

/** What a set is linked to, as a sentence. */
export function linkInWords(sets: readonly CodeSet[], { set, codes, required, withinS }: LinksTo): string {
  const cues = sets.find(({ id }) => id === set)
  const labels = (codes ?? []).map((id) => cues?.codes.find((code) => code.id === id)?.label ?? id)
  const of = `${cues?.label ?? set}${labels.length === 0 ? '' : ` (${labels.join(', ')})`}`
  return `${required ? 'Each one answers an event' : 'Each one may answer an event'} of ${of}; those up to ${String(withinS)} s before it are proposed.`
}

/** What a pass visits and asks, as a sentence. */
export function visitInWords({ sets, modifiers }: Scheme, visit: VisitEach): string {
  const labels = visit.sets.map((id) => sets.find((set) => set.id === id)?.label ?? id)
  const asked = (visit.modifiers ?? []).map((id) => modifiers.find((modifier) => modifier.id === id)?.label ?? id)
  const moment = `from ${String(visit.leadS)} s before to ${String(visit.tailS)} s after`
  return `Visits each of ${labels.join(', ')}, ${moment}${asked.length === 0 ? '' : `, and asks: ${asked.join(' · ')}`}`
}
