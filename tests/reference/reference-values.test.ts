import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import {
  verifyBootstrapCase,
  verifyPublishedExample,
  verifyRatingCase,
  verifyTimelineCase,
} from '#shared/reliability/verify.ts'
import type { BootstrapCase, Check, PublishedExample, RatingCase, TimelineCase } from '#shared/reliability/verify.ts'

function read<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`golden/${name}`, import.meta.url), 'utf8')) as T
}

const name = (check: Check): string => `${check.caseId} ${check.key}`

/** Prints what was checked, so that a run shows its own extent. */
function report(file: string, checks: Check[]): { wrong: string[]; known: number } {
  const of = (status: Check['status']) => checks.filter((c) => c.status === status)
  const unsupported = [...new Set(of('unsupported').map((c) => c.key.replace(/\[\d+\]/g, '[]')))]
  console.log(
    `${file}: ${of('ok').length} keys agree, ${of('wrong').length} differ, ${of('unsupported').length} not yet supported`,
  )
  if (unsupported.length > 0) console.log(`  not yet supported: ${unsupported.sort().join(' ')}`)
  for (const c of of('wrong'))
    console.log(`  differs: ${name(c)} ${JSON.stringify(c.got)} / ${JSON.stringify(c.expected)}`)
  return {
    wrong: of('wrong').map(name),
    known: of('ok').length + of('wrong').length,
  }
}

describe('reference values of independent programs', () => {
  test('rating statistics agree on every key that is supported', () => {
    const { cases } = read<{ cases: RatingCase[] }>('random-dev.json')
    const { wrong, known } = report('random-dev.json', cases.flatMap(verifyRatingCase))
    expect(wrong).toEqual([])
    expect(known).toBeGreaterThan(14_000)
  })

  test('timeline statistics agree on every key that is supported', () => {
    const { cases } = read<{ cases: TimelineCase[] }>('timeline-dev.json')
    const { wrong, known } = report('timeline-dev.json', cases.flatMap(verifyTimelineCase))
    expect(wrong).toEqual([])
    expect(known).toBeGreaterThan(2000)
  })

  test('worked examples from the literature agree to the digits they print', () => {
    const { examples } = read<{ examples: PublishedExample[] }>('published.json')
    const { wrong, known } = report('published.json', examples.flatMap(verifyPublishedExample))
    expect(wrong).toEqual([])
    expect(known).toBeGreaterThan(3000)
  })

  test('resampled alpha agrees within the error of resampling', () => {
    const { cases } = read<{ cases: BootstrapCase[] }>('bootstrap-dev.json')
    const { wrong, known } = report(
      'bootstrap-dev.json',
      cases.flatMap((c) => verifyBootstrapCase(c)),
    )
    expect(wrong).toEqual([])
    expect(known).toBe(5 * cases.length)
  })
})
