import type { TestCase } from '../test-case.ts'

/** What a composite must be in the episodes of one kind (`null`: in the whole recording): a value or a reason. */
export function expected(
  kind: string | null,
  scores: Readonly<Record<string, number | NonNullable<TestCase['expect'][number]['missing']>>>,
): TestCase['expect'] {
  return Object.entries(scores).map(([composite, score]) =>
    typeof score === 'number' ? { composite, kind, value: score } : { composite, kind, value: null, missing: score },
  )
}

/** Ratings of one episode: a value, or the code of a reason. */
export function rated(
  episode: string | null,
  ratings: Readonly<Record<string, number | string>>,
): NonNullable<TestCase['ratings']> {
  return Object.entries(ratings).map(([rating, given]) =>
    typeof given === 'number' ? { rating, episode, value: given } : { rating, episode, value: null, notCodable: given },
  )
}

/** States one after another: each from where the one before ended to its own end. */
export function inTurn(
  fromS: number,
  states: readonly (readonly [code: string, toS: number])[],
): NonNullable<TestCase['events']> {
  return states.map(([code, toS], n) => ({ code, fromS: states[n - 1]?.[1] ?? fromS, toS }))
}
