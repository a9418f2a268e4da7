import { describe, expect, test } from 'vitest'
import type { Scheme } from '#shared/scheme/scheme.ts'
import { exportVariables, type Variable } from '#shared/scheme/variables.ts'
import { checklist24 } from '#shared/scheme/templates/checklist-24.ts'
import { cueResponse } from '#shared/scheme/templates/cue-response.ts'
import { grid30 } from '#shared/scheme/templates/grid-30.ts'
import { mindTalk } from '#shared/scheme/templates/mind-talk.ts'
import { sensIntr9 } from '#shared/scheme/templates/sens-intr-9.ts'
import { sort25 } from '#shared/scheme/templates/sort-25.ts'
import { shells } from '#shared/scheme/templates/shells/shells.ts'

const all: readonly Scheme[] = [checklist24, cueResponse, grid30, mindTalk, sensIntr9, sort25, ...shells]
const of = (scheme: Scheme): Variable[] =>
  exportVariables(
    scheme,
    scheme.episodes.map(({ id }) => id),
  )
/** Those of free play alone, where the scheme has it. */
const items = (scheme: Scheme): Variable[] =>
  of(scheme).filter(({ source, episode }) => source === 'item' && (episode ?? 'free') === 'free')

test.each(all.map((scheme) => [scheme.id, scheme] as const))(
  'names of %s are used once, fit statistics programs, and items come after all else',
  (_id, scheme) => {
    const variables = of(scheme)
    const names = variables.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    for (const name of names) expect(name).toMatch(/^[a-z][a-z0-9_]{0,30}[a-z0-9]$/)
    const first = variables.findIndex(({ source }) => source === 'item')
    if (first >= 0) expect(variables.slice(first).every(({ source }) => source === 'item')).toBe(true)
  },
)

describe('what each form gives', () => {
  test('each item of a checklist is a class with a column: seen or not', () => {
    const own = items(checklist24)
    expect(own).toHaveLength(24)
    expect(own[0]).toMatchObject({
      ...{ type: 'numeric', level: 'nominal', statistic: 'kappa', points: [0, 1], min: 0, max: 1 },
      threshold: { point: 0.6, ciLower: 0.5, minN: 15 },
    })
    expect(own[0]?.valueLabels.map(({ value }) => value)).toEqual([0, 1])
  })

  test('a sort is judged as a whole, and speaks for its cards', () => {
    const [whole, ...cards] = items(sort25)
    expect([whole?.type, whole?.statistic, whole?.judgedBy]).toEqual(['profile', 'sort_r', undefined])
    expect(cards).toHaveLength(25)
    expect(new Set(cards.map(({ judgedBy }) => judgedBy))).toEqual(new Set([whole?.name]))
  })

  test('an item of a grid with two values is a class, one with more lies in an order', () => {
    const statistics = Object.fromEntries(items(grid30).map(({ sourceId, statistic }) => [sourceId, statistic]))
    expect(statistics).toMatchObject({ g_sen: 'kappa_quadratic' })
    expect(statistics).toMatchObject({ g_upset: 'kappa_pooled' })
    expect(items(grid30).every(({ type, episode }) => type === 'intervals' && episode === null)).toBe(true)
  })

  test('questions about segments and answers about events stand for their columns; words of a coder’s own do not', () => {
    expect(items(mindTalk).map(({ item }) => item?.kind)).toEqual(
      mindTalk.sets.flatMap(({ segment }) => (segment?.questions ?? []).map(() => 'segment')),
    )
    const written: Scheme = {
      ...cueResponse,
      modifiers: cueResponse.modifiers.map((one) => (one.id === 'fit' ? { ...one, type: 'text', options: [] } : one)),
    }
    const names = (scheme: Scheme): string[] => items(scheme).map(({ name }) => name)
    expect(names(cueResponse)).toContain('resp_fit')
    expect(names(written)).not.toContain('resp_fit')
    expect(items(cueResponse).find(({ name }) => name === 'cue_channel')?.statistic).toBe('kappa_options')
  })

  test('points have a column for each aspect and pattern', () => {
    const form = shells.find(({ ipsatives }) => ipsatives !== undefined)
    const ipsative = form?.ipsatives?.[0]
    const kind = ipsative?.scope === 'session' ? null : form?.episodes[0]?.id
    const own = form === undefined ? [] : of(form).filter((one) => one.item?.kind === 'points' && one.episode === kind)
    const expected = (form?.ipsatives ?? []).reduce((sum, one) => sum + one.aspects.length * one.patterns.length, 0)
    expect([own.length, own[0]?.statistic]).toEqual([expected, 'icc_a1'])
  })
})

describe('a scale of two points', () => {
  const [sen] = sensIntr9.ratings
  const two = { ...sensIntr9, ratings: sen === undefined ? [] : [{ ...sen, min: 1, max: 2, step: 1 }], reliability: [] }

  test('is a class, judged by kappa', () => {
    expect(of({ ...two, composites: [] })[0]).toMatchObject({ statistic: 'kappa', level: 'nominal' })
  })

  test('stays a scale where the scheme plans the intraclass correlation for it', () => {
    const planned = { target: 'sen', statistic: 'icc_a1' as const, point: 0.8, ciLower: 0.6, minN: 20 }
    expect(of({ ...two, composites: [], reliability: [planned] })[0]).toMatchObject({
      statistic: 'icc_a1',
      threshold: { point: 0.8, ciLower: 0.6, minN: 20 },
    })
  })
})
