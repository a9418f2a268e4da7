import { describe, expect, test } from 'vitest'
import { sort25 } from '#shared/scheme/templates/sort-25.ts'
import { nothingToDo, passesOf, purposeOf, type Pass } from '../../../../renderer/state/passes.ts'

const passNamed = (name: string): Pass => {
  const pass = passesOf(sort25).find((each) => each.name === name)
  if (pass === undefined) throw new Error(`no pass ${name}`)
  return pass
}
const why = 'This recording has no episode to sort cards for.'

describe('a panel with nothing to be done', () => {
  test('says what the pass is for where the pass holds no form of its kind', () => {
    expect(nothingToDo(passNamed('Watch'), 'qsorts', why)).toBe('Watch through once at normal speed.')
  })

  test('says why there is nothing where the pass does hold one', () => {
    expect(nothingToDo(passNamed('Sort'), 'qsorts', why)).toBe(why)
  })

  test('says why where nobody wrote what the pass is for', () => {
    expect(nothingToDo({ ...passNamed('Watch'), purpose: '' }, 'qsorts', why)).toBe(why)
  })
})

test('a purpose is one sentence, whether its scheme ends it or not', () => {
  const pass = passNamed('Watch')
  expect(purposeOf({ ...pass, purpose: 'Watch once' })).toBe('Watch once.')
  expect(purposeOf({ ...pass, purpose: 'Watch once.' })).toBe('Watch once.')
  expect(purposeOf({ ...pass, purpose: '' })).toBe('')
})
