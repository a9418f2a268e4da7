import { readdirSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus, totalmem } from 'node:os'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { BenchRow } from './bench-row.ts'

/**
 * `npm run bench [-- --only NAME] [-- --json FILE]`: runs every `*.bench.ts` beside this file, one after the other, and
 * prints what was measured. Nothing here passes or fails: figures are to be read, targets are printed beside them.
 */
const { values } = parseArgs({
  options: { json: { type: 'string' }, only: { type: 'string' } },
  allowPositionals: true,
})

const files = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.bench.ts'))
  .filter((name) => values.only === undefined || name.startsWith(values.only))
  .sort()

const figure = (value: number): string => {
  if (!Number.isFinite(value)) return 'not measured'
  if (Math.abs(value) >= 100 || Number.isInteger(value)) return Math.round(value).toLocaleString('en-GB')
  return value.toPrecision(3)
}

function verdict({ value, target, more }: BenchRow): string {
  if (target === undefined) return ''
  const reached = more === true ? value >= target : value <= target
  return `${more === true ? 'at least' : 'at most'} ${figure(target)}${reached ? '' : '  NOT REACHED'}`
}

const all: Record<string, readonly BenchRow[]> = {}
const machine = `${cpus()[0]?.model ?? 'unknown'}, ${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`
console.log(machine)
for (const file of files) {
  const group = file.replace(/\.bench\.ts$/, '')
  console.log(`\n${group}`)
  const { run } = (await import(`./${file}`)) as { run: () => Promise<readonly BenchRow[]> | readonly BenchRow[] }
  const rows = await run()
  all[group] = rows
  const width = Math.max(...rows.map(({ name }) => name.length))
  for (const row of rows) {
    console.log(
      `  ${row.name.padEnd(width)}  ${figure(row.value).padStart(12)} ${row.unit.padEnd(8)} ${verdict(row)}`.trimEnd(),
    )
  }
}
if (values.json !== undefined) {
  const to = resolve(process.env['INIT_CWD'] ?? process.cwd(), values.json)
  writeFileSync(to, `${JSON.stringify({ machine, measuredAt: new Date().toISOString(), groups: all }, null, 2)}\n`)
  console.log(`\nwritten to ${to}`)
}
