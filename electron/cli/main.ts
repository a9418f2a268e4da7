import { mkdirSync } from 'node:fs'
import type { Client } from '#shared/contract/client.ts'
import { AppError, isAppError } from '#shared/lib/app-error.ts'
import { messageFor } from '#shared/contract/messages.ts'
import { userDataDir } from '../services/files/user-data-dir.ts'
import { createApp } from '../services/handlers.ts'
import { localClient } from '../services/local-client.ts'
import type { Platform } from '../services/platform.ts'
import { appVersion, demoDir } from '../services/installation.ts'
import { parse, USAGE, WrongUse, type CommandLine } from './command-line.ts'
import { check, demo, exportWorkbook, reliability, type Request } from './commands.ts'
import { gate } from './gate-command.ts'
import { convert, media } from './media-commands.ts'
import { scheme } from './scheme-commands.ts'
import { report } from './report-command.ts'
import { verify } from './verify-command.ts'
import { agreement } from './statistics-commands.ts'
import type { Terminal } from './terminal.ts'

type Command = (client: Client, terminal: Terminal, request: Request) => Promise<void>

/** The commands on a study file; `demo` makes its own, `scheme` and `verify` need none. */
const commands: Readonly<Record<string, Command>> = {
  check,
  reliability,
  gate,
  report,
  export: exportWorkbook,
  media,
  convert,
  scheme,
  verify,
  agreement,
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
  let parsed: CommandLine | null
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

async function perform({ command, dir, request }: CommandLine, terminal: Terminal): Promise<number> {
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
