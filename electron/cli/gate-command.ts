import type { Client } from '#shared/contract/client.ts'
import { textOf } from '#shared/contract/messages.ts'
import type { GateCheck, GateRow, Verdict } from '#shared/study/gate.ts'
import { newJob, openStudy, type Request } from './commands.ts'
import type { Terminal } from './terminal.ts'

const words: Readonly<Record<Verdict, string>> = {
  pass: 'pass',
  warn: 'warn',
  fail: 'FAIL',
  not_assessed: 'not assessed',
}

function finding({ code, params }: GateCheck): string {
  const named = Object.entries(params).map(([key, value]): [string, string | number] => {
    if (key === 'why') return [key, textOf(`why.${String(value)}`)]
    return [key, typeof value === 'number' ? Math.round(value * 1000) / 1000 : value]
  })
  return textOf(code, Object.fromEntries(named))
}

/** A variable with its verdict, and each check that does not pass under it; those not assessed are only counted. */
function lines({ variable, verdict, overrideId, checks }: GateRow): string[] {
  const notable = checks.filter((check) => check.verdict === 'fail' || check.verdict === 'warn')
  const open = checks.filter((check) => check.verdict === 'not_assessed').length
  const decided = verdict === 'fail' && overrideId !== null ? `, exported by decision ${overrideId}` : ''
  const counted = open === 0 ? '' : `  (${open} checks not assessed)`
  return [
    `${variable}  ${words[verdict]}${decided}${counted}`,
    ...notable.map((check) => `  ${check.id} ${words[check.verdict]}  ${finding(check)}`),
  ]
}

/** `attune gate`: what each check finds of every variable. Tells, and does not fail, where an export would be stopped. */
export async function gate(client: Client, terminal: Terminal, request: Request): Promise<void> {
  await openStudy(client, terminal, request)
  const report = await client.call('gate.report', newJob())
  if (request.json) {
    terminal.print(JSON.stringify(report, null, 2))
    return
  }
  for (const row of report.rows) for (const line of lines(row)) terminal.print(line)
  const { pass, warn, fail, not_assessed: open } = report.counts
  terminal.print(
    `${pass} pass, ${warn} warn, ${fail} fail, ${open} not assessed, from ${report.codings} codings at ${report.computedAt}`,
  )
  terminal.print(report.mayExport ? 'nothing stops an export' : 'an export that is not a draft is stopped')
}
