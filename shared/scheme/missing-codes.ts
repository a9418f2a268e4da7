/**
 * Why a score has no value. The numbers are what an export writes where codes in the cell are asked for: all lie below
 * any valid value. `weight` settles which reason is given when several inputs of one score are missing: the lowest wins.
 * A reason that stays true whatever happens to the other inputs comes first, then `pending` (the value may yet come),
 * then the rest from outside (procedure, technique) to inside (the coder's judgement, too little to compute).
 */
export const missingCodes = {
  not_expected: { number: -91, label: 'not planned at this time point', weight: 0 },
  not_recorded: { number: -92, label: 'expected, no recording', weight: 1 },
  not_applicable: { number: -97, label: 'skipped by rule', weight: 2 },
  pending: { number: -99, label: 'not coded yet, or in adjudication', weight: 3 },
  stopped_request: { number: -93, label: 'stopped or declined by the mother', weight: 4 },
  technical: { number: -94, label: 'file, sound or camera', weight: 5 },
  too_short: { number: -95, label: 'codable time under the minimum', weight: 6 },
  not_visible: { number: -96, label: 'out of view', weight: 7 },
  not_codable: { number: -98, label: 'not codable by the judgement of the coder', weight: 8 },
  too_few: { number: -89, label: 'fewer signals, events or values than needed', weight: 9 },
  no_variation: { number: -100, label: 'no variation among the values of the study', weight: 10 },
  withheld: { number: -90, label: 'withheld: reliability check or consent', weight: 11 },
} as const

export type MissingCode = keyof typeof missingCodes

export const isMissingCode = (name: string): name is MissingCode => Object.hasOwn(missingCodes, name)

/** The reason to give for a score whose inputs are missing for these reasons; `too_few` when none is named. */
export function weightiestReason(reasons: readonly MissingCode[]): MissingCode {
  const [first, ...rest] = reasons
  if (first === undefined) return 'too_few'
  return rest.reduce((a, b) => (missingCodes[b].weight < missingCodes[a].weight ? b : a), first)
}

/**
 * The export's reason for a not-codable reason of a scheme. A scheme may name its reasons as it likes; ids that equal a
 * missing code mean that code, `few_signals` means `too_few`, and anything else is the coder's judgement.
 */
export function missingCodeOf(notCodable: string): MissingCode {
  if (notCodable === 'few_signals') return 'too_few'
  return isMissingCode(notCodable) ? notCodable : 'not_codable'
}
