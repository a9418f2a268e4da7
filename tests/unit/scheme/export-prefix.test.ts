import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkScheme } from '#shared/scheme/check-scheme.ts'
import { namedLike } from '#shared/scheme/column-prefix.ts'
import { judgeDraft } from '#shared/scheme/edit/judge-draft.ts'
import { problemInWords } from '#shared/scheme/problem-words.ts'
import { schemeShape } from '#shared/scheme/scheme-shape.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'
import { grid30 } from '#shared/scheme/templates/grid-30.ts'
import { sensIntr9 } from '#shared/scheme/templates/sens-intr-9.ts'
import { stillfacePhase } from '#shared/scheme/templates/stillface-phase.ts'
import { exportVariables } from '#shared/scheme/variables.ts'
import { compareSchemes } from '#shared/scheme/versions/compare-schemes.ts'
import { migrateCoding } from '#shared/study/migration/migrate-coding.ts'
import { planMigration } from '#shared/study/migration/plan-migration.ts'
import { treatmentOf } from '#shared/study/migration/treat-record.ts'
import { ms } from '#shared/time/ms.ts'
import { lockedScheme, wholeRecords } from '../../support/locked-scheme.ts'
import { bookOf, codings, namesOf, rowsOf } from '../formats/book-builder.ts'
import { ratings, records } from '../observation/builders.ts'
import { dataset } from '../study/dataset-builder.ts'

const prefixed = (scheme: Scheme, prefixes: Readonly<Record<string, string>>): Scheme => ({
  ...scheme,
  subjects: scheme.subjects.map((subject) => {
    const exportPrefix = prefixes[subject.id]
    return exportPrefix === undefined ? subject : { ...subject, exportPrefix }
  }),
})
const namesIn = (scheme: Scheme): string[] => exportVariables(scheme, ['play', 'free']).map(({ name }) => name)
const codes = (scheme: Scheme) => checkScheme(scheme).map(({ code, path }) => `${code} ${path.join('.')}`)

describe('names of variables', () => {
  test('begin with what the scheme says for their subject', () => {
    expect(namesIn(prefixed(sensIntr9, { cg: 'mo' })).slice(0, 2)).toEqual(['mo_sen_free', 'mo_sen_d_free'])
    const names = namesIn(prefixed(stillfacePhase, { inf: 'bb' }))
    expect(names).toContain('bb_p_ipos_play')
    expect(names).toContain('bb_inf_phase')
    expect(names).toContain('cg_phase')
  })

  test('stay as they were in a scheme that says nothing, and where a score belongs to no subject', () => {
    const [before, after] = [namesIn(sensIntr9), namesIn(prefixed(sensIntr9, { cg: 'mo' }))]
    expect(after.filter((name) => !name.startsWith('mo_'))).toEqual(
      ['int_r', 'attune', 'sen_all', 'iw_both'].map((id) => `${id}_free`),
    )
    expect(before.some((name) => name.startsWith('mo_'))).toBe(false)
  })

  test('do not get the prefix twice', () => {
    expect(namesIn(prefixed(stillfacePhase, { cg: 'cg' }))).toContain('cg_phase')
  })

  test('stay unique and fit for statistics programs, however long the ids are', () => {
    const long = sensIntr9.ratings.flatMap((one) =>
      ['one', 'two'].map((end) => ({ ...one, id: `a_very_long_identifier_of_a_scale_${end}` })),
    )
    const names = namesIn({ ...prefixed(sensIntr9, { cg: 'mother_1' }), ratings: long.slice(0, 2), composites: [] })
    expect(new Set(names).size).toBe(2)
    for (const name of names) expect(name).toMatch(/^mother_1_[a-z0-9_]{0,22}[a-z0-9]$/)
  })

  test('of what is answered interval by interval are the same in every sheet', () => {
    const names = exportVariables(prefixed(grid30, { cg: 'mo' }), ['free']).map(({ name }) => name)
    expect(names).toContain('mo_g_sen')
  })
})

describe('what is refused', () => {
  test.each(['', 'Mo', '1a', 'mo_', 'mo-1', 'mother_of_it', 'm o'])('“%s” as the beginning of columns', (prefix) => {
    const scheme = prefixed(sensIntr9, { cg: prefix })
    const shape = schemeShape(scheme)
    expect(shape.ok ? [] : shape.problems.map(({ code }) => code)).toEqual(['bad-prefix'])
    expect(judgeDraft({ ...scheme, ratings: [] }).problems.length).toBeGreaterThan(1)
  })

  test('one beginning for two subjects, and one that other columns have', () => {
    const same = prefixed(stillfacePhase, { cg: 'p', inf: 'p' })
    expect(codes(same)).toHaveLength(1)
    const [problem] = checkScheme(same)
    expect(problem === undefined ? null : problemInWords(same, problem)).toMatchObject({
      place: expect.stringMatching(/, beginning of columns in exports$/),
      words: expect.stringContaining('already begin with “p”'),
    })
    expect(codes(prefixed(sensIntr9, { cg: 'ctx' }))).toEqual(['taken-prefix subjects.0.exportPrefix'])
    expect(codes(prefixed(stillfacePhase, { cg: 'mo', inf: 'bb' }))).toEqual([])
  })
})

describe('another beginning', () => {
  const to: Scheme = { ...prefixed(lockedScheme, { cg: 'mo' }), version: '2.0.0' }

  test('is a major change, and asks nothing of those who bring codings over', () => {
    const { level, changes } = compareSchemes(lockedScheme, to)
    expect([level, changes.map(({ path }) => path)]).toEqual(['major', [['subjects', 0, 'exportPrefix']]])
    expect(planMigration(lockedScheme, to).items.map(({ question }) => question)).toEqual([null])
  })

  test('hides no score that changes when codings are brought over', () => {
    const composites = to.composites.map((one) => (one.id === 'both' ? { ...one, expr: 'min(sen, int)' } : one))
    const changed = { ...to, composites }
    const treatment = treatmentOf(lockedScheme, changed, planMigration(lockedScheme, changed), {})
    const episodes = [
      { id: 'e1', kind: 'play', startMs: ms(0), endMs: ms(300_000) },
      { id: 'e2', kind: 'reun', startMs: ms(300_000), endMs: ms(600_000) },
    ]
    const content = {
      ...{ scheme: lockedScheme, episodes, durationMs: ms(600_000) },
      records: records(...wholeRecords(['e1', 'e2'], 40, 1)),
    }
    const renamed = migrateCoding(content, 'locked', treatment, ['play', 'reun']).scores
    expect(renamed.map(({ variable }) => variable)).toEqual(['both_play', 'both_reun'])
  })

  test('is taken from the version that is compared with, once', () => {
    expect(namedLike(lockedScheme, to).subjects).toEqual(to.subjects)
    expect(namedLike(to, lockedScheme).subjects).toEqual(lockedScheme.subjects)
    expect(namedLike(lockedScheme, to)).toBe(namedLike(lockedScheme, to))
    expect(namedLike(lockedScheme, changedVersion)).toBe(lockedScheme)
  })
})

const changedVersion: Scheme = { ...lockedScheme, version: '1.0.1' }

describe('in a workbook', () => {
  const scheme = prefixed(ratings, { cg: 'mo' })
  const first = codings.find((coded) => coded.scheme === undefined)
  const book = bookOf(dataset(first === undefined ? [] : [{ ...first, scheme }]))

  test('scores, codebook and reliability call the variable alike', () => {
    expect(namesOf('scores_rec_wide', book)).toContain('mo_sen_play')
    expect(rowsOf('codebook', book).map(({ name }) => name)).toContain('mo_sen_play')
    expect(rowsOf('reliability', book).map(({ variable }) => variable)).toContain('mo_sen_play')
    expect(rowsOf('scores_long', book).find(({ variable }) => variable === 'mo_sen_play')?.['value']).toBe(7)
  })

  test('a score is never called like a key column', () => {
    const [sen, ...others] = ratings.ratings
    if (sen === undefined) throw new Error('the scheme has scales')
    const named: Scheme = {
      ...ratings,
      ratings: [{ ...sen, id: 'study_id', scope: 'session' }, ...others],
      composites: [],
      rules: [],
      passes: [],
    }
    const names = namesOf(
      'scores_rec_wide',
      bookOf(dataset(first === undefined ? [] : [{ ...first, scheme: named, records: {} }])),
    )
    expect(names.filter((name) => name.startsWith('study_id'))).toEqual(['study_id', 'study_id_2', 'study_id_2_mc'])
  })

  describe('a score is never called like the reason beside another', () => {
    const [sen, int] = ratings.ratings
    if (sen === undefined || int === undefined) throw new Error('the scheme has scales')
    const named = (...ids: readonly string[]): readonly string[] => {
      const scales = ids.map((id) => ({ ...sen, id, scope: 'session' as const, showIf: null }))
      const scheme: Scheme = { ...ratings, ratings: scales, composites: [], rules: [], passes: [], reliability: [] }
      const coded = first === undefined ? [] : [{ ...first, scheme, records: {} }]
      return namesOf('scores_rec_wide', bookOf(dataset(coded))).filter((name) => name.startsWith('sen'))
    }

    test('whichever of the two comes first', () => {
      expect(named('sen', 'sen_mc')).toEqual(['sen', 'sen_mc', 'sen_mc_2', 'sen_mc_2_mc'])
      expect(named('sen_mc', 'sen')).toEqual(['sen_mc', 'sen_mc_mc', 'sen_2', 'sen_2_mc'])
    })

    test('and whatever they are called, no two columns are called alike', () => {
      const ids = fc.stringMatching(/^sen(_mc|_2|_rule){0,3}$/)
      fc.assert(
        fc.property(fc.uniqueArray(ids, { minLength: 1, maxLength: 8 }), (all) => {
          const names = named(...all)
          expect(names).toHaveLength(2 * all.length)
          expect(new Set(names).size).toBe(names.length)
        }),
      )
    })

    test('where nothing clashes every name stays', () => {
      expect(named('sen', 'sen_m', 'sen_rule')).toEqual(
        ['sen', 'sen_m', 'sen_rule'].flatMap((name) => [name, `${name}_mc`]),
      )
    })
  })
})
