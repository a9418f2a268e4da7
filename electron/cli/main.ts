import { mkdirSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { Client } from '#shared/contract/client.ts'
import { AppError, isAppError } from '#shared/lib/app-error.ts'
import { messageFor } from '#shared/contract/messages.ts'
import { userDataDir } from '../services/files/user-data-dir.ts'
import { createApp } from '../services/handlers.ts'
import { localClient } from '../services/local-client.ts'
import type { Platform } from '../services/platform.ts'
import { appVersion, demoDir } from '../services/installation.ts'
import { check, demo, exportWorkbook, fromCaller, reliability, type Request } from './commands.ts'
import { convert, media } from './media-commands.ts'
import type { Terminal } from './terminal.ts'

const USAGE = `attune <command>

  demo [DIR]                          the demo study from recordings to a workbook, in DIR (default: ./attune-demo)
  check STUDY [--full]                is the study file whole, are its media there; --full reads every medium whole
                                      and keeps its SHA-256, or compares with the one that was kept
  reliability STUDY [--json]          agreement of every variable, and the gate
  media STUDY [--full] [--find FOLDER] [--json]
                                      every recorded file and how it is; --find links missing ones again to files
                                      in FOLDER and the folders in it, by content; --full reads every medium whole
  convert STUDY [FILE...] [--quick-steps]
                                      makes copies of films that do not play as they are, and whatever waits in the
                                      queue; --quick-steps: copies of films that play, too, for quick stepping
  export STUDY --to FILE.xlsx [--draft] [--overwrite]

  --as NAME                           who calls, in a study of several people; the passcode is asked for
                                      or taken from ATTUNE_PASSCODE; the passphrase of a protected study
                                      likewise, or from ATTUNE_PASSPHRASE

Exit codes: 0 done, 1 refused or failed, 2 wrong use.`

type Command = (client: Client, terminal: Terminal, request: Request) => Promise<void>

/** The commands on a study file; `demo` makes its own. */
const commands: Readonly<Record<string, Command>> = { check, reliability, export: exportWorkbook, media, convert }

/** Wrong use of the command line: exit code 2. */
class WrongUse extends Error {}

const options = {
  as: { type: 'string' },
  json: { type: 'boolean', default: false },
  to: { type: 'string' },
  draft: { type: 'boolean', default: false },
  overwrite: { type: 'boolean', default: false },
  full: { type: 'boolean', default: false },
  find: { type: 'string' },
  'quick-steps': { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const

type Parsed = { readonly command: string; readonly dir: string | null; readonly request: Request }

function parse(args: readonly string[]): Parsed | null {
  const { values, positionals } = ((): ReturnType<
    typeof parseArgs<{ options: typeof options; allowPositionals: true }>
  > => {
    try {
      return parseArgs({ args: [...args], options, allowPositionals: true })
    } catch (error) {
      throw new WrongUse(error instanceof Error ? error.message.split('. ')[0] : '')
    }
  })()
  const [command, target, ...rest] = positionals
  if (values.help || command === 'help') return null
  if (command === undefined) throw new WrongUse('which command?')
  if (command !== 'demo' && !Object.hasOwn(commands, command)) throw new WrongUse(`there is no command "${command}"`)
  if (rest.length > 0 && command !== 'convert') throw new WrongUse(`"${rest[0] ?? ''}" is one word too many`)
  if (command !== 'demo' && target === undefined) throw new WrongUse(`${command} needs a study file`)
  if (command === 'export' && values.to === undefined) throw new WrongUse('export needs --to FILE.xlsx')
  const request: Request = {
    file: target === undefined ? '' : fromCaller(target),
    files: rest.map(fromCaller),
    as: values.as ?? null,
    json: values.json,
    to: values.to === undefined ? null : fromCaller(values.to),
    draft: values.draft,
    overwrite: values.overwrite,
    full: values.full,
    find: values.find === undefined ? null : fromCaller(values.find),
    quickSteps: values['quick-steps'],
  }
  return { command, dir: command === 'demo' ? fromCaller(target ?? 'attune-demo') : null, request }
}

function platformFor(dir: string | null): Platform {
  return {
    kind: 'cli',
    version: appVersion(),
    // The folder of the other hosts: one installation writes one chain, from wherever it is called.
    userData: dir ?? userDataDir(),
    demoDir: demoDir(),
    now: () => new Date(),
    mediaUrl: (id) => `media:${id}`,
    log: (line) => process.stderr.write(`${line}\n`),
  }
}

/** Runs one command line; returns the exit code. */
export async function main(args: readonly string[], terminal: Terminal): Promise<number> {
  let parsed: Parsed | null
  try {
    parsed = parse(args)
  } catch (error) {
    if (!(error instanceof WrongUse)) throw error
    terminal.note(`attune: ${error.message}`)
    terminal.note(USAGE)
    return 2
  }
  if (parsed === null) {
    terminal.print(USAGE)
    return 0
  }
  return perform(parsed, terminal)
}

const interrupts = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

async function perform({ command, dir, request }: Parsed, terminal: Terminal): Promise<number> {
  const app = createApp(platformFor(dir))
  // Interrupted: what is under way is told to stop and tidies up after itself.
  const interrupt = (): void => void app.close()
  for (const signal of interrupts) process.once(signal, interrupt)
  const client = localClient(app)
  client.subscribe((event) => {
    if (event.type === 'progress') terminal.progress(`${Math.round(event.fraction * 100)} % ${event.note}`)
  })
  try {
    if (dir !== null) makeFolder(dir)
    if (command === 'demo') await demo(client, terminal, dir ?? '.')
    else await commands[command]?.(client, terminal, request)
    terminal.progress('')
    return 0
  } catch (error) {
    terminal.progress('')
    if (!isAppError(error)) throw error
    const { code, params } = error
    const ref = typeof params['ref'] === 'string' ? { ref: params['ref'] } : {}
    terminal.note(`attune: ${messageFor({ code, params, ...ref })}`)
    return 1
  } finally {
    for (const signal of interrupts) process.removeListener(signal, interrupt)
    await app.close()
  }
}

function makeFolder(dir: string): void {
  try {
    mkdirSync(dir, { recursive: true })
  } catch (cause) {
    throw new AppError('study-folder-readonly', {}, { cause })
  }
}
