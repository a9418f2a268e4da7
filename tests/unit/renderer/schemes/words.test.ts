import { describe, expect, test } from 'vitest'
import type { ChangeLevel, SchemeChange, SchemeComparison } from '#shared/scheme/versions/compare-schemes.ts'
import { sensIntr9 } from '#shared/scheme/templates/sens-intr-9.ts'
import { stillfacePhase } from '#shared/scheme/templates/stillface-phase.ts'
import { contentsInWords } from '../../../../renderer/features/schemes/contents-words.ts'
import { byReason, changesInWords, versionRule } from '../../../../renderer/features/schemes/level-words.ts'
import { partsOnPath } from '../../../../renderer/features/schemes/parts.ts'

const change = (level: ChangeLevel, words: string, why = 'why'): SchemeChange => ({ path: [], level, words, why })
const comparison = (level: SchemeComparison['level'], nextVersion: string): SchemeComparison => ({
  from: '1.2.3',
  level,
  changes: [],
  nextVersion,
})

describe('changes in words', () => {
  test('are counted by how much they weigh, the weightiest first', () => {
    const changes = [change('patch', 'a'), change('major', 'b'), change('patch', 'c')]
    expect(changesInWords(changes)).toBe('3 changes: 1 major, 2 patch')
    expect(changesInWords([change('minor', 'a')])).toBe('1 change: 1 minor')
  })

  test('with the same reason stand together', () => {
    const changes = [change('major', 'a', 'score'), change('major', 'b', 'gone'), change('major', 'c', 'score')]
    expect(byReason([...changes, change('patch', 'd', 'score')], 'major')).toEqual([
      { why: 'score', changes: [changes[0], changes[2]] },
      { why: 'gone', changes: [changes[1]] },
    ])
  })
})

describe('the rule for the next number', () => {
  test.each([
    ['major', '2.0.0', /first number rises: after 1\.2\.3 comes 2\.0\.0 or higher/],
    ['minor', '1.3.0', /second number rises: after 1\.2\.3 comes 1\.3\.0 or higher/],
    ['patch', '1.2.4', /third number rises: after 1\.2\.3 comes 1\.2\.4 or higher/],
    ['none', '1.2.3', /Nothing is different from version 1\.2\.3/],
  ] as const)('says why after a change that is %s', (level, next, words) => {
    expect(versionRule(comparison(level, next), next)).toMatch(words)
  })

  test('speaks of no earlier version where there is none', () => {
    expect(versionRule(null, '1.0.0')).toBe(
      'The first version of this scheme in this study. Another number will do as well.',
    )
  })
})

describe('what a scheme contains', () => {
  test('is told without what it has none of', () => {
    expect(contentsInWords(stillfacePhase)).toMatch(/^4 code sets with \d+ codes, 3 kinds of episode, .*composite/)
    expect(contentsInWords(sensIntr9)).toMatch(/^4 ratings, /)
    expect(contentsInWords(sensIntr9)).not.toMatch(/\b0\b/)
  })
})

describe('the way from a problem to its part', () => {
  test('goes from the innermost part outwards, and ends at the frame', () => {
    expect(partsOnPath(['ratings', 2, 'anchors', 4, 'text'])).toEqual([
      'part-ratings-2-anchors-4-text',
      'part-ratings-2-anchors-4',
      'part-ratings-2-anchors',
      'part-ratings-2',
      'part-ratings',
      'part-frame',
    ])
    expect(partsOnPath([])).toEqual(['part-frame'])
  })

  test('leads to the scores and rules for what is listed there', () => {
    expect(partsOnPath(['composites'])).toEqual(['part-composites', 'part-rest', 'part-frame'])
  })
})
