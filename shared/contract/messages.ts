import type { ErrorEnvelope, ErrorParams } from '../lib/app-error.ts'
import { detailMessages } from './messages-detail.ts'
import { errorMessages } from './messages-errors.ts'
import { gateMessages } from './messages-gate.ts'
import { mediaMessages } from './messages-media.ts'
import { reliabilityMessages } from './messages-reliability.ts'

/** Every text that crosses the application as a key: errors by their code, findings and figures by `group.key`. */
export const messages: Readonly<Record<string, string>> = {
  ...errorMessages,
  ...mediaMessages,
  ...gateMessages,
  ...reliabilityMessages,
  ...detailMessages,
}

const unforeseen = 'Something went wrong that Attune has no words for ({code}). What was saved before is safe.'

/**
 * A text with its `{param}` places filled in. A place without a parameter is taken out together with brackets around
 * it, so that a message never shows a bare `{name}` to a person.
 */
export function fillMessage(template: string, params: ErrorParams): string {
  return template
    .replace(/ ?\(\{(\w+)\}\)|\{(\w+)\}/g, (whole, inBrackets: string | undefined, bare: string | undefined) => {
      const value = params[inBrackets ?? bare ?? '']
      if (value === undefined || value === '') return ''
      return inBrackets === undefined ? String(value) : whole.replace(`{${inBrackets}}`, String(value))
    })
    .replace(/ {2,}/g, ' ')
}

/** Words for an error. An unknown code gets a general text that names it; a reference to the host's log is added. */
export function messageFor(error: ErrorEnvelope): string {
  const known = errorMessages[error.code] ?? messages[error.code]
  const text = fillMessage(
    known ?? unforeseen,
    known === undefined ? { ...error.params, code: error.code } : error.params,
  )
  return error.ref === undefined ? text : `${text} Reference: ${error.ref}.`
}

/** The text of a key, or `fallback` (by default the key in readable form) where the catalogue has none. */
export function textOf(key: string, params: ErrorParams = {}, fallback = readable(key)): string {
  const template = messages[key]
  return template === undefined ? fallback : fillMessage(template, params)
}

function readable(key: string): string {
  return (key.split('.').at(-1) ?? key).replace(/[_-]+/g, ' ')
}
