import type { OverrideRecord } from '../../study/gate.ts'
import { number, prose, text, type Cell, type Sheet } from '../sheet.ts'
import { coderCodes, exportStatus, type Book } from './book.ts'

/** One row a recorded decision and variable: what was seen, what was asked, and why it was exported all the same. */
export function overridesSheet(book: Book): Sheet {
  return {
    name: 'overrides',
    columns: [
      text('override_id', 22),
      text('scheme', 28),
      text('variable', 20),
      text('export_status', 14),
      text('checks', 12),
      text('statistic', 15),
      number('estimate'),
      number('ci_lower'),
      number('ci_upper'),
      number('n', 6),
      text('not_defined_because', 20),
      number('required_point'),
      number('required_ci_lower'),
      number('required_min_n'),
      text('reason_code', 18),
      prose('reason_text', 60),
      text('decided_by', 12),
      text('decided_at', 26),
      text('second_person', 14),
      text('expires', 12),
      text('effect', 20),
      text('flag_value', 14),
      text('in_force', 10),
      text('app_version', 12),
      text('prev_hash', 20),
      text('hash', 20),
    ],
    rows: overrideRows(book),
  }
}

function* overrideRows(book: Book): Generator<readonly Cell[]> {
  const coders = coderCodes(book.dataset)
  const inForce = new Set(book.gate.rows.map(({ overrideId, variable }) => `${overrideId ?? ''} ${variable}`))
  for (const one of book.dataset.overrides) {
    for (const variable of one.variables) {
      yield [
        one.id,
        one.scheme,
        variable,
        exportStatus(book),
        one.checks.join(', '),
        ...seenAndAsked(one, variable),
        one.reasonCode,
        one.reasonText,
        coders.get(one.decidedBy) ?? one.decidedBy,
        one.decidedAt,
        one.secondPerson === undefined ? null : (coders.get(one.secondPerson) ?? one.secondPerson),
        one.expires ?? null,
        one.effect ?? null,
        one.flagValue ?? null,
        inForce.has(`${one.id} ${variable}`) ? 'yes' : 'no',
        one.appVersion,
        one.prevHash,
        one.hash,
      ]
    }
  }
}

function seenAndAsked({ observed, required }: OverrideRecord, variable: string): Cell[] {
  const seen = observed[variable] ?? {}
  return [
    seen['statistic'] ?? null,
    seen['estimate'] ?? null,
    seen['ci_lower'] ?? null,
    seen['ci_upper'] ?? null,
    seen['n'] ?? null,
    seen['not_defined_because'] ?? null,
    seen['required_point'] ?? required['point'] ?? null,
    seen['required_ci_lower'] ?? required['ci_lower'] ?? null,
    required['min_n'] ?? null,
  ]
}
