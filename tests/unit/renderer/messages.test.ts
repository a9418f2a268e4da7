import { describe, expect, test } from 'vitest'
import { fillMessage, messageFor, messages, textOf } from '#shared/contract/messages.ts'

describe('the message catalogue', () => {
  test('puts parameters into their places', () => {
    expect(messageFor({ code: 'study-locked', params: { owner: 'Lead 1' } })).toContain('Lead 1 has it')
  })

  test('has words for a code that it does not know, names it, and adds the reference', () => {
    const text = messageFor({ code: 'never-heard-of', params: {}, ref: 'a1b2' })
    expect(text).toMatch(/never-heard-of.*Reference: a1b2/)
  })

  test('never shows an empty place to a person', () => {
    const shown = Object.values(messages).map((template) => fillMessage(template, {}))
    expect(shown.filter((text) => /[{}]|\(\)/.test(text))).toEqual([])
  })

  test('keeps brackets around a parameter that is there', () => {
    expect(fillMessage('Not read (status {status}).', { status: 500 })).toBe('Not read (status 500).')
  })

  test('falls back to the readable key where a text is missing', () => {
    expect(textOf('why.some_new_reason')).toBe('some new reason')
  })

  test('does not judge people', () => {
    const judging = /\b(bad|poor|lazy|careless|failed)\b/i
    expect(Object.values(messages).filter((text) => judging.test(text))).toEqual([])
  })
})
