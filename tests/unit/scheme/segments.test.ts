import { describe, expect, test } from 'vitest'
import { checkScheme } from '#shared/scheme/check-scheme.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'
import type { SegmentForm } from '#shared/scheme/segment.ts'
import { countSegments, shareOfSegments } from '#shared/scheme/formula/segments.ts'
import { none, some } from '#shared/scheme/formula/value.ts'
import { mindTalk, talk } from '#shared/scheme/templates/mind-talk.ts'
import { compareSchemes } from '#shared/scheme/versions/compare-schemes.ts'
import { result } from './formula-harness.ts'

describe('functions of segments', () => {
  test.each([
    ["segments(talk, addressed == 'yes')", { ok: true, value: 0 }],
    ['segments(talk)', { ok: true, value: 0 }],
    ["segments(talk, addressed == 'yes' and mind != 'no', play)", { ok: true, value: 0 }],
    ["share_segments(talk, mind == 'yes', addressed == 'yes', episode)", { ok: false, missing: 'too_few' }],
  ])('%s has a value', (text, value) => {
    expect(result(text)).toEqual(value)
  })

  test.each([
    ["segments(face, mind == 'yes')", 'unknown-segments@9-13'],
    ["segments(talk, mind == 'maybe')", 'unknown-name@23-30'],
    ["segments(talk, mood == 'yes')", 'unknown-name@15-19'],
    ['segments(talk, one == 1)', 'unknown-name@15-18'],
    ['segments(talk, mind)', 'wrong-type@15-19'],
    ["segments(talk, mind == 'yes', park)", 'unknown-episode@30-34'],
    ['share_segments(talk)', 'argument-count@0-20'],
    ["mind == 'yes'", 'needs-segments@0-4'],
  ])('%s is refused at its place', (text, error) => {
    expect(result(text)).toBe(error)
  })

  test('a segment of which a question was not asked does not count, one that is open makes the count wait', () => {
    expect(countSegments([some(true), some(false), none('not_applicable'), some(true)])).toEqual(some(2))
    expect(countSegments([some(true), none('pending')])).toEqual(none('pending'))
  })

  test('a share is of those that meet its base; what is open outside the base does not matter', () => {
    const held = [some(true), none('pending'), some(false), some(true)]
    expect(shareOfSegments(held, [some(true), some(false), some(true), some(true)])).toEqual(some(2 / 3))
    expect(shareOfSegments(held, [some(true), some(true), some(true), some(true)])).toEqual(none('pending'))
    expect(shareOfSegments(held, [some(false), some(false), none('not_applicable'), some(false)])).toEqual(
      none('too_few'),
    )
  })
})

const form = (change: Partial<SegmentForm>): Scheme => {
  if (talk.segment === undefined) throw new Error('no segments')
  return {
    ...mindTalk,
    composites: [],
    rules: [],
    reliability: [],
    tests: [],
    sets: [{ ...talk, segment: { ...talk.segment, ...change } }],
  }
}
const problems = (scheme: Scheme): string[] => checkScheme(scheme).map(({ code, path }) => `${code} ${path.join('.')}`)
const questions = talk.segment?.questions ?? []

describe('a scheme with segments is refused', () => {
  test('whose segments would overlap or leave no gaps', () => {
    const scheme = form({})
    const at = 'segments-overlap sets.0.segment'
    expect(problems({ ...scheme, sets: scheme.sets.map((set) => ({ ...set, exclusive: false })) })).toContain(at)
    expect(problems({ ...scheme, sets: scheme.sets.map((set) => ({ ...set, exhaustive: true })) })).toContain(at)
  })

  test('that asks nothing of them', () => {
    expect(problems(form({ text: 'none', questions: [] }))).toEqual(['segments-ask-nothing sets.0.segment'])
  })

  test('with a question that waits for one after it', () => {
    const turned = questions.toReversed()
    expect(problems(form({ questions: turned }))).toContain('formula-unknown-name sets.0.segment.questions.0.showIf')
  })

  test('with two answers under one key', () => {
    const double = questions.map((question) => ({
      ...question,
      options: question.options.map((option) => ({ ...option, key: 'y' })),
    }))
    expect(problems(form({ questions: double }))).toContain(
      'duplicate-answer-key sets.0.segment.questions.0.options.1.key',
    )
  })

  test('with scales in the same pass, where Enter would mean two things', () => {
    const scheme = form({})
    const passes = scheme.passes.map((pass) => ({ ...pass, checklists: ['none'] }))
    expect(problems({ ...scheme, passes })).toContain('mixed-pass passes.0.sets')
  })
})

describe('comparing versions of segments', () => {
  const levels = (to: Scheme): string[] =>
    compareSchemes(form({}), { ...to, version: '2.0.0' }).changes.map(({ level, path }) => `${level} ${path.join('.')}`)

  test.each([
    ['another key of an answer is a patch', { key: 'j' }, 'patch sets.0.segment.questions.0.options.0.key'],
    ['another definition is major', { definition: 'Said.' }, 'major sets.0.segment.questions.0.options.0.definition'],
  ])('%s', (_name, change, expected) => {
    const changed = questions.map((question, n) => ({
      ...question,
      options: question.options.map((option, m) => (n + m === 0 ? { ...option, ...change } : option)),
    }))
    expect(levels(form({ questions: changed }))).toEqual([expected])
  })

  test('states that become segments are something else to code', () => {
    const plain = { ...form({}), sets: form({}).sets.map(({ segment: _segment, ...set }) => set) }
    expect(compareSchemes(plain, { ...form({}), version: '2.0.0' }).changes).toEqual([
      expect.objectContaining({ level: 'major', path: ['sets', 0, 'segment'] }),
    ])
  })
})
