import { describe, expect, test } from 'vitest'
import { checkScheme } from '#shared/scheme/check-scheme.ts'
import { Scheme } from '#shared/scheme/scheme.ts'
import { templateById, templates } from '#shared/scheme/templates/templates.ts'
import { exportVariables } from '#shared/scheme/variables.ts'

const named = (id: string): Scheme => {
  const scheme = templateById(id)
  if (scheme === undefined) throw new Error(`no template ${id}`)
  return scheme
}

describe.each(templates.map((template) => [template.id, template] as const))('template %s', (_id, template) => {
  test('is a scheme as it stands, with nothing filled in by defaults', () => {
    expect(Scheme.parse(template)).toEqual(template)
  })

  test('passes the check that a scheme is stored by', () => {
    expect(checkScheme(template)).toEqual([])
  })

  test('says that its wording is nobody’s validated instrument', () => {
    expect(template.basis.validated).toBe(false)
    expect(template.basis.notEquivalentTo.length).toBeGreaterThan(0)
  })
})

test('the templates are the full ones, the first two each with a demo-length copy', () => {
  expect(templates.map(({ id }) => id)).toEqual([
    'sens-intr-9',
    'sens-intr-9-demo',
    'stillface-phase',
    'stillface-phase-demo',
    'cue-response',
    'profile-5',
    'grid-30',
    'checklist-24',
    'sort-25',
    'mind-talk',
  ])
})

test('a demo copy keeps the wording and differs in name and episodes, all of them short enough for a minute of film', () => {
  for (const id of ['sens-intr-9', 'stillface-phase']) {
    const [full, demo] = [named(id), named(`${id}-demo`)]
    expect(demo.name).toBe(`${full.name} (demo length)`)
    expect([demo.ratings, demo.sets, demo.composites]).toEqual([full.ratings, full.sets, full.composites])
    expect(demo.episodes.every(({ minCodableS, required }) => minCodableS <= 15 && required)).toBe(true)
  }
  expect(named('sens-intr-9-demo').episodes.map(({ id }) => id)).toEqual(['play', 'reun'])
  expect(named('stillface-phase-demo').episodes.map(({ id }) => id)).toEqual(['play', 'still', 'reun'])
})

test('the instructed still face and the procedure codes are left out of agreement, nothing else is', () => {
  const procedural = named('stillface-phase').sets.flatMap(({ codes }) => codes.filter((code) => code.procedure))
  expect(procedural.map(({ id }) => id)).toEqual(['csf', 'brk', 'stop'])
})

test('distress is rated only where the baby was upset', () => {
  expect(named('sens-intr-9').ratings.map(({ id, showIf }) => [id, showIf])).toEqual([
    ['sen', null],
    ['sen_d', "ctx.distress == 'yes'"],
    ['int', null],
    ['wdr', null],
  ])
})

describe('variables for export', () => {
  test('ratings and composites stand once for each planned episode, under names that start with the measure', () => {
    const names = exportVariables(named('sens-intr-9'), ['free', 'toys']).map(({ name }) => name)
    expect(names).toEqual(
      ['sen', 'sen_d', 'int', 'wdr', 'int_r', 'attune', 'sen_all', 'iw_both'].flatMap((id) => [
        `${id}_free`,
        `${id}_toys`,
      ]),
    )
  })

  test('a composite of the whole recording has no episode in its name', () => {
    const variable = exportVariables(named('stillface-phase'), ['play', 'still', 'reun']).find(
      ({ name }) => name === 'sf_neg',
    )
    expect(variable).toMatchObject({ source: 'composite', episode: null, min: -1, max: 1, statistic: 'icc_a1' })
  })

  test('codes that are missing or procedural have no proportion of their own', () => {
    const names = exportVariables(named('stillface-phase'), ['play', 'still', 'reun']).map(({ name }) => name)
    expect(names).toContain('p_ipos_still')
    expect(names).toContain('n_cwdr_reun')
    expect(names.filter((name) => /csf|uns/.test(name))).toEqual([])
  })

  test('each set is compared by the statistic of its shape, and the procedure by none', () => {
    const sets = exportVariables(named('stillface-phase'), ['play']).filter(({ source }) => source === 'set')
    expect(sets.map(({ name, statistic, threshold }) => [name, statistic, threshold.point, threshold.ciLower])).toEqual(
      [
        ['inf_phase', 'kappa_time', 0.6, 0.5],
        ['inf_reg', 'kappa_per_code', 0.6, 0.5],
        ['cg_phase', 'kappa_time', 0.6, 0.5],
      ],
    )
  })

  test('a point set is compared by F1', () => {
    const scheme = named('stillface-phase')
    const sets = scheme.sets.map((set) => ({ ...set, codes: set.codes.map((code) => ({ ...code, procedure: false })) }))
    const variable = exportVariables({ ...scheme, sets }, ['play']).find(({ name }) => name === 'proc')
    expect(variable?.statistic).toBe('f1')
  })

  test('rating variables carry the anchors, the ends and the meaning of a higher value', () => {
    const [sen] = exportVariables(named('sens-intr-9'), ['free'])
    expect(sen).toMatchObject({ min: 1, max: 9, step: 1, level: 'ordinal', direction: 'more sensitive responding' })
    expect(sen?.valueLabels.map(({ value }) => value)).toEqual([1, 3, 5, 7, 9])
    expect(sen?.threshold).toEqual({ point: 0.7, ciLower: 0.5, minN: 15 })
  })

  test('names stay unique, short and fit for SPSS when ids are long, alike or reserved', () => {
    const scheme = named('sens-intr-9')
    const [sen] = scheme.ratings
    if (sen === undefined) throw new Error('T1 has ratings')
    const ids = ['a_very_long_identifier_of_a_rating_one', 'a_very_long_identifier_of_a_rating_two', 'with', 'trail_']
    const ratings = ids.map((id, n) => ({ ...sen, id, scope: n < 2 ? ('episode' as const) : ('session' as const) }))
    const names = exportVariables({ ...scheme, ratings, composites: [] }, ['free']).map(({ name }) => name)
    expect(new Set(names).size).toBe(4)
    for (const name of names) expect(name).toMatch(/^[a-z][a-z0-9_]{0,30}[a-z0-9]$/)
    expect(names).not.toContain('with')
  })

  test('an episode kind that the scheme does not know gives no variables', () => {
    expect(exportVariables(named('sens-intr-9'), ['bath'])).toEqual([])
  })
})
