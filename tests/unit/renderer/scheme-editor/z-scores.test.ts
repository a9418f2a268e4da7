import { describe, expect, test } from 'vitest'
import { workedScores } from '#shared/observation/scheme-tests.ts'
import { sensIntr9 } from '#shared/scheme/templates/sens-intr-9.ts'
import { scoreNames, scoresAtExport } from '../../../../renderer/features/scheme-editor/cases/worked-out.ts'
import {
  isAtExport,
  lookAtFormula,
  namesAt,
  vocabularyAt,
} from '../../../../renderer/features/scheme-editor/editing/formula-help.ts'
import { tests } from '../../../../renderer/features/scheme-editor/kinds/test-kind.ts'
import { withComposites } from '../../../support/z-scheme.ts'

const scheme = withComposites(sensIntr9, { z: 'z_within(sen, study)', more: 'z + 1' })
const last = ['composites', sensIntr9.composites.length, 'expr'] as const

const functionsAt = (path: readonly (string | number)[]): readonly string[] =>
  namesAt(scheme, vocabularyAt(scheme, path))
    .find(({ title }) => title === 'Functions')
    ?.names.map(({ text }) => text) ?? []

describe('the editor of formulas', () => {
  test('offers the z-score to composites, and to nothing that is asked while a recording is coded', () => {
    expect(functionsAt(last)).toContain('z_within( , study)')
    for (const path of [
      ['rules', 0, 'when'],
      ['ratings', 0, 'showIf'],
    ])
      expect(functionsAt(path).join(' ')).not.toContain('z_within')
  })

  test('takes it in a composite, and says at its place why a rule cannot have it', () => {
    const look = (path: readonly (string | number)[], text: string) =>
      lookAtFormula(text, { vocabulary: vocabularyAt(scheme, path), truth: path[0] === 'rules', code: null })
    expect(look(last, 'z_within(int, study) + z')).toBeNull()
    expect(look(['rules', 0, 'when'], 'sen > 3 and more > 1')).toMatchObject({ from: 12, to: 16 })
  })

  test('knows which composites wait for the export', () => {
    const waiting = scheme.composites.map((_, n) => isAtExport(scheme, ['composites', n, 'expr']))
    expect(waiting).toEqual([false, false, false, false, true, true])
  })
})

test('a test case lists what waits for the export apart, and works out everything else', () => {
  expect(scoresAtExport(scheme).map(({ id }) => id)).toEqual(['z', 'more'])
  expect(scoreNames(scheme).map(({ id }) => id)).toEqual(sensIntr9.composites.map(({ id }) => id))
  const [example] = sensIntr9.tests ?? []
  if (example === undefined) throw new Error('a test case')
  expect(workedScores(scheme, example)).toEqual(workedScores(sensIntr9, example))
})

test('a new test case begins with a score that it can expect', () => {
  const composites = [...scheme.composites].reverse()
  const made = tests.make({ ...scheme, composites, tests: [] }, ['tests'])
  expect(made).toMatchObject({ expect: [{ composite: 'iw_both' }] })
})
