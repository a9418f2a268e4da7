import { describe, expect, test } from 'vitest'
import type { Scheme } from '#shared/scheme/scheme.ts'
import type { SchemePath } from '#shared/scheme/scheme-problem.ts'
import { sensIntr9 } from '#shared/scheme/templates/sens-intr-9.ts'
import { stillfacePhase } from '#shared/scheme/templates/stillface-phase.ts'
import { compareSchemes } from '#shared/scheme/versions/compare-schemes.ts'
import { withValue } from './arbitrary-scheme.ts'

/** The changes as `level: words`. */
const changes = (from: Scheme, to: Scheme): string[] =>
  compareSchemes(from, to).changes.map(({ level, words }) => `${level}: ${words}`)

function edited(scheme: Scheme, edit: (copy: Scheme) => void): string[] {
  const copy = structuredClone(scheme)
  edit(copy)
  return changes(scheme, copy)
}

const at = <T>(list: readonly T[] | undefined, n = 0): T => {
  const item = list?.at(n)
  if (item === undefined) throw new Error('an item to change')
  return item
}

describe('one change of a member', () => {
  test.each<[SchemePath, unknown, string]>([
    [['name'], 'Sensitivity', 'patch: Name reworded'],
    [['summary'], '', 'patch: Summary removed'],
    [['basis', 'validated'], true, 'patch: Basis: validated changed from no to yes'],
    [['ageMonths', 'max'], 36, 'major: Age in months changed'],
    [['ageMonths'], null, 'major: Age in months removed'],
    [
      ['quantityWords', 'some'],
      '10 to 45 %',
      'major: Word of quantity “some” changed from “10 to 40 %” to “10 to 45 %”',
    ],
    [['quantityWords', 'some'], undefined, 'major: Word of quantity “some” removed: “10 to 40 %”'],
    [['subjects', 0, 'label'], 'Carer', 'major: Subject “Mother”: label changed from “Mother” to “Carer”'],
    [['episodes', 1, 'nominalS'], 240, 'major: Episode “Play with toys”: planned length changed from 300 to 240'],
    [['episodes', 1, 'minCodableS'], 60, 'major: Episode “Play with toys”: least codable time changed from 120 to 60'],
    [['passes', 0, 'purpose'], 'Watch once', 'patch: Pass “Watch”: purpose reworded'],
    [['passes', 0, 'minWatched'], undefined, 'major: Pass “Watch”: share to be watched removed: 1'],
    [['passes', 1, 'marks'], [], 'major: Pass “Mark examples”: mark “Example” taken out of marks'],
    [['passes', 2, 'slowSpeeds'], [0.5], 'major: Pass “Rate”: slower speeds added: 0.5'],
    [['ratings', 0, 'anchors', 2, 'text'], 'Half and half.', 'major: Scale “Sensitive responding”: anchor 5 reworded'],
    [
      ['ratings', 0, 'anchors', 2, 'label'],
      'Half',
      'major: Scale “Sensitive responding”: anchor 5, label changed from “Mixed” to “Half”',
    ],
    [['ratings', 0, 'anchors', 2], undefined, 'major: Scale “Sensitive responding”: anchor 5 removed'],
    [['ratings', 0, 'max'], 10, 'major: Scale “Sensitive responding”: highest value changed from 9 to 10'],
    [['ratings', 0, 'step'], 0.5, 'major: Scale “Sensitive responding”: step changed from 1 to 0.5'],
    [
      ['ratings', 0, 'consider', 0],
      'Was it seen?',
      'major: Scale “Sensitive responding”: what to consider changed: “Was the signal noticed?” removed, “Was it seen?” added',
    ],
    [['ratings', 0, 'required'], false, 'major: Scale “Sensitive responding”: required changed from yes to no'],
    [
      ['context', 4, 'required'],
      false,
      'major: Context item “How sure are you of these ratings?”: required changed from yes to no',
    ],
    [
      ['context', 3, 'options', 2],
      undefined,
      'major: Context item “Speech understood by the coder”: options changed: “none” removed',
    ],
    [['marks', 0, 'key'], 'x', 'patch: Mark “Example”: key changed from “e” to “x”'],
    [
      ['composites', 0, 'unit'],
      'point',
      'patch: Composite “Intrusiveness reversed”: unit changed from “points” to “point”',
    ],
    [
      ['composites', 0, 'expr'],
      '10 - int',
      'major: Composite “Intrusiveness reversed”: formula changed from “reverse(int)” to “10 - int”',
    ],
    [
      ['composites', 0, 'expr'],
      'reverse( (int) )',
      'patch: Composite “Intrusiveness reversed”: formula written in another way',
    ],
    [
      ['composites', 1, 'minValid'],
      1,
      'major: Composite “Sensitive and unintrusive (mean)”: least number of valid values changed from 2 to 1',
    ],
    [['composites', 0, 'range'], [0, 9], 'major: Composite “Intrusiveness reversed”: range changed from 1–9 to 0–9'],
    [['rules', 0, 'fields'], ['sen', 'int'], 'major: Rule “r1”: what it speaks of changed: “wdr” removed'],
    [
      ['rules', 1, 'when'],
      'int >= 7',
      'minor: Rule “r3”: condition changed from “int >= 6 and wdr >= 6” to “int >= 7”',
    ],
    [['rules', 1, 'kind'], 'block', 'major: Rule “r3”: kind changed from “confirm” to “block”'],
    [['rules', 1], undefined, 'major: Rule “r3” removed'],
    [
      ['reliability', 0, 'point'],
      0.6,
      'major: Reliability aim “Sensitive responding”: least value changed from 0.7 to 0.6',
    ],
  ])('%j as %j', (path, value, words) => {
    expect(changes(sensIntr9, withValue(sensIntr9, path, value))).toEqual([words])
  })

  test.each<[SchemePath, unknown, string]>([
    [
      ['sets', 0, 'codes', 3, 'definition'],
      'Low.',
      'major: Code set “Baby engagement”: code “Quietly unhappy”, definition reworded',
    ],
    [
      ['sets', 0, 'codes', 3, 'key'],
      'y',
      'patch: Code set “Baby engagement”: code “Quietly unhappy”, key changed from “a” to “y”',
    ],
    [
      ['sets', 0, 'codes', 0, 'exclude'],
      '',
      'major: Code set “Baby engagement”: code “Enjoying together”, what it excludes removed',
    ],
    [['sets', 1, 'exhaustive'], true, 'major: Code set “Baby regulation”: exhaustive changed from no to yes'],
    [['sets', 1, 'codes', 0], undefined, 'major: Code set “Baby regulation”: code “Hand or object in mouth” removed'],
    [
      ['sets', 3, 'codes', 1, 'modifiers'],
      [],
      'major: Code set “Procedure”: code “Stopped early”, modifier “Reason for stopping” taken out of modifiers',
    ],
    [
      ['sets', 0, 'codes', 0, 'modifiers'],
      ['stop_reason'],
      'major: Code set “Baby engagement”: code “Enjoying together”, modifier “Reason for stopping” added to modifiers',
    ],
    [
      ['modifiers', 0, 'options', 3],
      undefined,
      'major: Modifier “Reason for stopping”: options changed: “other” removed',
    ],
    [
      ['composites', 0, 'forEach', 1],
      undefined,
      'major: Composite “Proportion of codable time”: code set “Mother engagement” taken out of code sets it is made for',
    ],
    [
      ['composites', 0, 'forEach'],
      ['inf_phase', 'cg_phase', 'inf_reg'],
      'minor: Composite “Proportion of codable time”: code set “Baby regulation” added to code sets it is made for',
    ],
  ])('%j as %j', (path, value, words) => {
    expect(changes(stillfacePhase, withValue(stillfacePhase, path, value))).toEqual([words])
  })
})

describe('things that come and go', () => {
  const scale = { ...at(sensIntr9.ratings), id: 'warm', label: 'Warmth' }

  test('a new scale is minor while coders may leave it out and nothing is computed from it', () => {
    const optional = { ...scale, required: false }
    const added =
      (composite: boolean) =>
      (copy: Scheme): void => {
        copy.ratings.push(optional)
        at(copy.passes, 2).ratings.push('warm')
        if (composite)
          copy.composites.push({ ...at(copy.composites), id: 'both', label: 'Both', expr: 'mean(sen, warm)' })
      }
    expect(edited(sensIntr9, added(false))).toEqual([
      'minor: Pass “Rate”: scale “Warmth” added to scales',
      'minor: Scale “Warmth” added',
    ])
    expect(edited(sensIntr9, added(true))).toEqual([
      'major: Pass “Rate”: scale “Warmth” added to scales',
      'major: Scale “Warmth” added',
      'minor: Composite “Both” added',
    ])
    expect(edited(sensIntr9, (copy) => void copy.ratings.push(scale))).toEqual(['major: Scale “Warmth” added'])
  })

  test('a new code is major, a new set is minor unless it covers every moment', () => {
    const code = { ...at(at(stillfacePhase.sets).codes), id: 'new', label: 'New', key: 'y' }
    expect(edited(stillfacePhase, (copy) => void at(copy.sets).codes.push(code))).toEqual([
      'major: Code set “Baby engagement”: code “New” added',
    ])
    const set = { ...at(stillfacePhase.sets, 1), id: 'touch', label: 'Touch', codes: [code] }
    const pass = { ...at(stillfacePhase.passes), id: 'p3', name: 'Third', sets: ['touch'] }
    const added =
      (exhaustive: boolean) =>
      (copy: Scheme): void => {
        copy.sets.push({ ...set, exhaustive })
        copy.passes.push(pass)
      }
    expect(edited(stillfacePhase, added(false))).toEqual(['minor: Pass “Third” added', 'minor: Code set “Touch” added'])
    expect(edited(stillfacePhase, added(true))).toEqual(['major: Pass “Third” added', 'major: Code set “Touch” added'])
  })

  test('context items, modifiers and rules are minor unless they require, skip or block', () => {
    const item = { ...at(sensIntr9.context), id: 'light', label: 'Light' }
    const rule = { ...at(sensIntr9.rules), id: 'r9' }
    const add = (required: boolean, kind: Scheme['rules'][number]['kind']): string[] =>
      edited(sensIntr9, (copy) => {
        copy.context.push({ ...item, required })
        copy.modifiers.push({ id: 'how', label: 'How', type: 'choice', options: ['a'], required })
        copy.rules.push({ ...rule, kind })
      }).map((words) => words.replace(/:.*/, ''))
    expect(add(false, 'warn')).toEqual(['minor', 'minor', 'minor'])
    expect(add(true, 'skip')).toEqual(['major', 'major', 'major'])
  })

  test('a new episode is major where it is required, or where something is about the whole recording', () => {
    const episode = { ...at(sensIntr9.episodes), id: 'bath', name: 'Bath', required: false }
    const add = (scheme: Scheme, required: boolean): string[] =>
      edited(scheme, (copy) => void copy.episodes.push({ ...episode, required }))
    expect(add(sensIntr9, false)).toEqual(['minor: Episode “Bath” added'])
    expect(add(sensIntr9, true)).toEqual(['major: Episode “Bath” added'])
    expect(add(stillfacePhase, false)).toEqual(['major: Episode “Bath” added'])
  })

  test('the same label under another id is said as such, once', () => {
    const renamed = edited(sensIntr9, (copy) => (at(copy.marks).id = 'example'))
    expect(renamed).toEqual([
      'major: Mark “Example” has the id “example” instead of “sig”: to Attune one is removed and another added',
    ])
  })

  test('another order is a patch and said as such, at whatever depth', () => {
    const reversed = edited(stillfacePhase, (copy) => {
      copy.sets.reverse()
      at(copy.sets, -1).codes.reverse()
      at(copy.passes).sets.reverse()
    })
    expect(reversed).toEqual([
      'patch: Pass “Baby”: code sets in another order',
      'patch: Code set “Baby engagement”: codes in another order',
      'patch: Code sets in another order',
    ])
    expect(edited(sensIntr9, (copy) => void at(copy.ratings).anchors.reverse())).toEqual([
      'patch: Scale “Sensitive responding”: anchors in another order',
    ])
  })

  test('the order of precedence is what coders judge by', () => {
    expect(edited(stillfacePhase, (copy) => void copy.sets[0]?.precedence?.reverse())).toEqual([
      'major: Code set “Baby engagement”: order of precedence changed from “ienv” on',
    ])
  })

  test('a change is found by id where the order changed as well, and its place is the new one', () => {
    const copy = structuredClone(sensIntr9)
    at(copy.ratings).question = 'How?'
    copy.ratings.reverse()
    expect(compareSchemes(sensIntr9, copy).changes.map(({ path, words }) => [path, words])).toEqual([
      [['ratings', 3, 'question'], 'Scale “Sensitive responding”: question reworded'],
      [['ratings'], 'Scales in another order'],
    ])
  })
})

describe('the next version', () => {
  const next = (path: SchemePath, value: unknown, version = '1.2.3'): string => {
    const from = { ...sensIntr9, version }
    return compareSchemes(from, withValue(from, path, value)).nextVersion
  }

  test('is the least that the highest level asks for', () => {
    expect(next(['name'], 'Other')).toBe('1.2.4')
    expect(next(['rules', 1, 'message'], 'Other')).toBe('1.3.0')
    expect(next(['ratings', 0, 'question'], 'Other')).toBe('2.0.0')
    expect(next(['ratings', 0, 'question'], 'Other', '0.4.1')).toBe('1.0.0')
    expect(next(['version'], '9.9.9')).toBe('1.2.3')
  })
})
