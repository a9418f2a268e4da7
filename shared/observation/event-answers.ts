import { compileScheme } from '../scheme/compile-scheme.ts'
import type { ComputedModifier } from '../scheme/computed.ts'
import { evaluate, type FormulaEnv } from '../scheme/formula/evaluate.ts'
import { none, some, type Value } from '../scheme/formula/value.ts'
import { isBlank, type Modifier } from '../scheme/modifier.ts'
import { bareEnv } from './bare-env.ts'
import { contextValue } from './context-value.ts'
import { linkOf } from './links.ts'
import type { ObservationContent } from './observation.ts'
import type { EventRecord } from './record.ts'
import { effectiveOffset } from './streams.ts'

type Content = Pick<ObservationContent, 'scheme' | 'episodes' | 'records'>

/**
 * What was answered about one event. Open and required: `pending`, the answer may still come; open and not required:
 * `not_applicable`, and the event is left out.
 */
function answerTo(modifier: Modifier | undefined, event: EventRecord): Value {
  const value = modifier === undefined ? undefined : event.modifiers[modifier.id]
  if (value === undefined || isBlank(value)) return none(modifier?.required === true ? 'pending' : 'not_applicable')
  return some(Array.isArray(value) ? value.join('; ') : value)
}

/** The part of an environment that speaks of one event: its answers and what is worked out from them as names. */
export type EventNames = Pick<FormulaEnv, 'number' | 'has'>

/** Ready for many events of one coding. Several options are one text with semicolons; `has` asks for one of them. */
export function eventNames(content: Content): (event: EventRecord) => EventNames {
  const modifiers = new Map(content.scheme.modifiers.map((modifier) => [modifier.id, modifier]))
  const computed = new Map((content.scheme.computed ?? []).map((one) => [one.id, one]))
  return (event) => {
    const ask = (name: string): Value => {
      const one = computed.get(name)
      return one === undefined ? answerTo(modifiers.get(name), event) : workedOut(content, modifiers, one, event)
    }
    return {
      number: ask,
      has: (name, option) => {
        const answer = ask(name)
        const chosen = event.modifiers[name]
        if (!answer.ok) return answer
        return some(Array.isArray(chosen) ? chosen.includes(option) : answer.value === option)
      },
    }
  }
}

/**
 * What is worked out about one event: a number, or a text (`yes` and `no` of a condition). `not_applicable` for events of
 * other codes, and where an answer that need not be given is not; `pending` while a required one, or the cue that is
 * asked for, is open.
 */
export function computedAnswer(content: Content, computed: ComputedModifier, event: EventRecord): Value {
  const modifiers = new Map(content.scheme.modifiers.map((modifier) => [modifier.id, modifier]))
  return workedOut(content, modifiers, computed, event)
}

function workedOut(
  content: Content,
  modifiers: ReadonlyMap<string, Modifier>,
  { codes, expr }: ComputedModifier,
  event: EventRecord,
): Value {
  if (!codes.includes(event.code)) return none('not_applicable')
  const value = evaluate(compileScheme(content.scheme).formula(expr), {
    ...bareEnv,
    number: (name) => timeOf(content, name, event) ?? answerTo(modifiers.get(name), event),
    has: (name, option) => {
      const chosen = event.modifiers[name]
      const answer = answerTo(modifiers.get(name), event)
      return answer.ok ? some(Array.isArray(chosen) ? chosen.includes(option) : chosen === option) : answer
    },
    context: (item) => contextValue(content.records, item),
  })
  return value.ok && typeof value.value === 'boolean' ? some(value.value ? 'yes' : 'no') : value
}

/** `event_s` and `cue_s`; null for every other name. A coder who said that there is no cue leaves none to count from. */
function timeOf(content: Content, name: string, event: EventRecord): Value | null {
  if (name === 'event_s') return some((effectiveOffset(event, content) - event.onsetMs) / 1000)
  if (name !== 'cue_s') return null
  const link = linkOf(content.scheme, content.records, event)
  if (link === null || link.kind === 'none') return none('not_applicable')
  return link.kind === 'open' ? none('pending') : some((event.onsetMs - link.cue.onsetMs) / 1000)
}
