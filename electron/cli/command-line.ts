import { parseArgs } from 'node:util'
import type { Level } from '#shared/reliability/table-figures.ts'
import { SecondReadout } from '#shared/study/second-readout.ts'
import type { Request } from './commands.ts'
import { fromCaller } from './from-caller.ts'

export const USAGE = `attune <command>

  demo [DIR]                          the demo study from recordings to a workbook, in DIR (default: ./attune-demo)
  check STUDY [--full]                is the study file whole, are its media there; --full reads every medium whole
                                      and keeps its SHA-256, or compares with the one that was kept
  reliability STUDY [--json]          agreement of every variable, and the gate
  gate STUDY [--json]                 what each check finds of every variable, and whether an export is stopped
  reliability --table FILE.csv --level nominal|ordinal|interval|ratio [--categories a,b,c] [--json]
                                      every statistic of a table of ratings: the first row names the raters, rows are
                                      items, empty cells are missing; --categories is the codebook in order
  agreement A.csv B.csv [--bin-ms N] [--readout majority|start] [--tolerance-ms N] [--duration-ms N]
            [--categories a,b,c] [--json]
                                      agreement of two lists of events (columns code, onset_ms, offset_ms; without an
                                      offset a point), by units of 1000 ms and onsets 1000 ms apart unless told;
                                      --readout: units count with the state that fills most of them, or with the one
                                      at their start; both without it
  report STUDY --to PAGE.html [--overwrite]
                                      the reliability of a study as a page to be printed: methods, all variables,
                                      each with its plots, parts and other statistics
  media STUDY [--full] [--find FOLDER] [--json]
                                      every recorded file and how it is; --find links missing ones again to files
                                      in FOLDER and the folders in it, by content; --full reads every medium whole
  convert STUDY [FILE...] [--quick-steps]
                                      makes copies of films that do not play as they are, and whatever waits in the
                                      queue; --quick-steps: copies of films that play, too, for quick stepping
  verify [FILE ...] [--json]          computes every reference value in the files (default: those that come with
                                      Attune), and says which of them do not agree
  scheme check FILE [--json]          is this a scheme that can be taken in; every problem with its place
  scheme diff OLD NEW [--json]        what is different, what each difference means, and the next version number
  scheme migrate STUDY --from ID@VERSION --to ID@VERSION [--decisions FILE.json]
                 (--preview | --reason TEXT) [--json]
                                      brings the codings of one version to a later one; --preview only says what
                                      would become of them, with every item that --decisions may decide
  scheme booklet FILE --to PAGE.html [--overwrite]
                                      the scheme as a coding manual to be printed
  export STUDY --to FILE.xlsx [--draft] [--overwrite]

  --as NAME                           who calls, in a study of several people; the passcode is asked for
                                      or taken from ATTUNE_PASSCODE; the passphrase of a protected study
                                      likewise, or from ATTUNE_PASSPHRASE

Exit codes: 0 done, 1 refused or failed, 2 wrong use.`

/** Wrong use of the command line: exit code 2. */
export class WrongUse extends Error {}

/** What follows a command: a study file, files, either (a study and files), or what `scheme` asks for. */
type Words = 'study' | 'files' | 'study-and-files' | 'folder' | 'scheme'

const wordsOf: Readonly<Record<string, Words>> = {
  demo: 'folder',
  check: 'study',
  reliability: 'study',
  gate: 'study',
  report: 'study',
  export: 'study',
  media: 'study',
  convert: 'study-and-files',
  scheme: 'scheme',
  verify: 'files',
  agreement: 'files',
}

/** What commands on a study write, wherever `--to` says. */
const writes: Readonly<Record<string, string>> = { export: 'FILE.xlsx', report: 'PAGE.html' }

const options = {
  as: { type: 'string' },
  json: { type: 'boolean', default: false },
  to: { type: 'string' },
  draft: { type: 'boolean', default: false },
  overwrite: { type: 'boolean', default: false },
  full: { type: 'boolean', default: false },
  find: { type: 'string' },
  from: { type: 'string' },
  decisions: { type: 'string' },
  reason: { type: 'string' },
  preview: { type: 'boolean', default: false },
  'quick-steps': { type: 'boolean', default: false },
  table: { type: 'string' },
  level: { type: 'string' },
  categories: { type: 'string' },
  'bin-ms': { type: 'string', default: '1000' },
  'tolerance-ms': { type: 'string', default: '1000' },
  'duration-ms': { type: 'string' },
  readout: { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
} as const

type Read = ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>
type Values = Read['values']

export type CommandLine = { readonly command: string; readonly dir: string | null; readonly request: Request }

/** What was asked for; null for help. @throws WrongUse */
export function parse(args: readonly string[]): CommandLine | null {
  const { values, positionals } = read(args)
  const [command, target, ...rest] = positionals
  if (values.help || command === 'help') return null
  if (command === undefined) throw new WrongUse('which command?')
  const words = Object.hasOwn(wordsOf, command) ? wordsOf[command] : undefined
  if (words === undefined) throw new WrongUse(`there is no command "${command}"`)
  const table = tableWords(command, target, values)
  if (words === 'scheme') checkSchemeWords(target, rest, values)
  if (command === 'agreement' && positionals.length !== 3) throw new WrongUse('agreement needs two files of events')
  if (rest.length > 0 && (words === 'study' || words === 'folder'))
    throw new WrongUse(`"${rest[0] ?? ''}" is one word too many`)
  if (target === undefined && table === null && words.startsWith('study'))
    throw new WrongUse(`${command} needs a study file`)
  const written = Object.hasOwn(writes, command) ? writes[command] : undefined
  if (written !== undefined && values.to === undefined) throw new WrongUse(`${command} needs --to ${written}`)
  // Of `scheme` the first word says what to do; of `verify` and `agreement` it is a file like the others.
  const file = target === undefined ? '' : words === 'scheme' ? target : fromCaller(target)
  const files = (words === 'files' ? positionals.slice(1) : rest).map(fromCaller)
  const request = { ...requestOf(values), ...tableOf(values, table), file, files }
  return { command, dir: words === 'folder' ? fromCaller(target ?? 'attune-demo') : null, request }
}

function read(args: readonly string[]): Read {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true })
  } catch (error) {
    throw new WrongUse(error instanceof Error ? error.message.split('. ')[0] : '')
  }
}

type OfTable = 'table' | 'level' | 'categories' | 'binMs' | 'toleranceMs' | 'durationMs' | 'readout'

function requestOf(values: Values): Omit<Request, 'file' | 'files' | OfTable> {
  return {
    as: values.as ?? null,
    json: values.json,
    to: values.to === undefined ? null : fromCaller(values.to),
    draft: values.draft,
    overwrite: values.overwrite,
    full: values.full,
    find: values.find === undefined ? null : fromCaller(values.find),
    migrate: {
      from: values.from ?? null,
      to: values.to ?? null,
      decisions: values.decisions === undefined ? null : fromCaller(values.decisions),
      reason: values.reason ?? null,
      preview: values.preview,
    },
    quickSteps: values['quick-steps'],
  }
}

type TableWords = { readonly path: string; readonly level: Level } | null

function tableOf(values: Values, table: TableWords): Pick<Request, OfTable> {
  const duration = values['duration-ms']
  return {
    table: table === null ? null : fromCaller(table.path),
    level: table?.level ?? null,
    categories: values.categories?.split(',').map((one) => one.trim()) ?? null,
    binMs: milliseconds('bin-ms', values['bin-ms'], 1),
    toleranceMs: milliseconds('tolerance-ms', values['tolerance-ms'], 0),
    durationMs: duration === undefined ? null : milliseconds('duration-ms', duration, 1),
    readout: readoutOf(values.readout),
  }
}

function readoutOf(text: string | undefined): SecondReadout | null {
  const { data = null } = SecondReadout.safeParse(text)
  if (text !== undefined && data === null)
    throw new WrongUse(`--readout must be one of ${SecondReadout.options.join(', ')}`)
  return data
}

const levels = ['nominal', 'ordinal', 'interval', 'ratio'] as const

/** The table that `reliability` is asked about in place of a study, and its level of measurement; null for a study. */
function tableWords(command: string, target: string | undefined, { table, level }: Values): TableWords {
  if (table === undefined) {
    if (level !== undefined) throw new WrongUse('--level goes with --table FILE.csv')
    return null
  }
  if (command !== 'reliability' || target !== undefined)
    throw new WrongUse('--table goes with reliability, in place of a study')
  const known = levels.find((one) => one === level)
  if (known === undefined) throw new WrongUse(`--level must be one of ${levels.join(', ')}`)
  return { path: table, level: known }
}

function milliseconds(name: string, text: string, least: number): number {
  const value = Number(text)
  if (!/^\d+$/.test(text) || value < least || value > 1e9)
    throw new WrongUse(`--${name} needs whole milliseconds, ${least} or more`)
  return value
}

function checkSchemeWords(what: string | undefined, files: readonly string[], values: Values): void {
  const needed = what === 'check' || what === 'booklet' || what === 'migrate' ? 1 : what === 'diff' ? 2 : 0
  if (needed === 0)
    throw new WrongUse('scheme check FILE, diff OLD NEW, booklet FILE --to PAGE.html, or migrate STUDY?')
  if (what === 'migrate') checkMigrate(values)
  if (files.length !== needed)
    throw new WrongUse(`scheme ${what ?? ''} needs ${needed === 1 ? 'one file' : 'two files'}`)
  if (what === 'booklet' && values.to === undefined) throw new WrongUse('scheme booklet needs --to PAGE.html')
}

function checkMigrate({ from, to, reason, preview }: Values): void {
  if (from === undefined || to === undefined)
    throw new WrongUse('scheme migrate needs --from ID@VERSION and --to ID@VERSION')
  if (!preview && reason === undefined) throw new WrongUse('scheme migrate needs --preview, or --reason TEXT')
}
