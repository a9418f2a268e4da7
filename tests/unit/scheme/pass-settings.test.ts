import { expect, test } from 'vitest'
import { checkScheme } from '#shared/scheme/check-scheme.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'
import { stillfacePhase } from '#shared/scheme/templates/stillface-phase.ts'
import { compareSchemes } from '#shared/scheme/versions/compare-schemes.ts'
import { watchingInWords } from '#shared/scheme/watching-words.ts'

const withPass = (change: Partial<Scheme['passes'][number]>): Scheme => ({
  ...stillfacePhase,
  passes: stillfacePhase.passes.map((pass, n) => (n === 0 ? { ...pass, subject: 'cg', ...change } : pass)),
})
const problems = (scheme: Scheme) => checkScheme(scheme).map(({ code, path }) => `${code} ${path.join('.')}`)

test('who is not to be seen is one of the scheme, and not whom the pass is about', () => {
  expect(problems(withPass({ masks: ['inf'] }))).toEqual([])
  expect(problems(withPass({ masks: ['nobody'] }))).toEqual(['unknown-reference passes.0.masks.0'])
  expect(problems(withPass({ masks: ['cg'] }))).toEqual(['watched-masked passes.0.masks'])
})

test('another way to watch is a major change, said in words', () => {
  const { changes } = compareSchemes(withPass({}), withPass({ audio: 'off', masks: ['inf'] }))
  expect(changes.map(({ level }) => level)).toEqual(['major', 'major'])
})

test('how a pass is watched stands in its manual, and nothing where the scheme says nothing', () => {
  const { subjects } = stillfacePhase
  const baby = subjects.find(({ id }) => id === 'inf')?.label ?? ''
  expect(watchingInWords({ speedMax: 1, minWatched: 0.8, audio: 'off', masks: ['inf'] }, { subjects })).toEqual([
    'Highest speed 1×.',
    '80 % of the episodes are to be watched first.',
    'Without sound.',
    `Not to be seen: ${baby}.`,
  ])
  expect(watchingInWords({ speedMax: null }, { subjects })).toEqual([])
})
