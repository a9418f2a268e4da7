import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { messageFor } from '#shared/contract/messages.ts'
import { userDataDir } from '../services/files/user-data-dir.ts'
import { createApp } from '../services/handlers.ts'
import { appVersion, demoDir } from '../services/installation.ts'
import type { App } from '../services/platform.ts'
import { closeOnSignals } from './close-on-signals.ts'
import { canOpenBrowser, openBrowser } from './open-browser.ts'
import { startLocalServer, type LocalServer } from './start-local-server.ts'

const USAGE = 'Usage: [--demo | --study FILE.attune] [--port NUMBER] [--no-open]'

type Options = {
  readonly demo: boolean
  readonly study: string | undefined
  readonly port: number | undefined
  readonly open: boolean
}

/**
 * Attune in the default browser, until Ctrl+C. Prints one line with the address. Ends the process: 0 after a clean
 * end, 1 when it could not start, 2 for wrong use.
 */
export async function runLocalServer(args: readonly string[]): Promise<void> {
  const options = readOptions(args)
  if (typeof options === 'string') return giveUp(2, `${options}\n${USAGE}`)
  const rendererDir = fileURLToPath(new URL('../../out/renderer', import.meta.url))
  if (!existsSync(join(rendererDir, 'index.html')))
    return giveUp(1, 'The interface is not built yet. Run "npm run build" first.')

  const server = await start(rendererDir, options.port)
  if (typeof server === 'string') return giveUp(1, server)
  closeOnSignals(server)
  const problem = await openStudy(server.app, options)
  if (problem !== undefined) console.error(problem)

  const opened = options.open && canOpenBrowser(process.platform, process.env) && (await openBrowser(server.url))
  console.log(
    opened ? `Attune is open in your browser: ${server.url}` : `Open this address in a browser: ${server.url}`,
  )
  giveAddressesOnEnter(server)
}

function readOptions(args: readonly string[]): Options | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        demo: { type: 'boolean', default: false },
        study: { type: 'string' },
        port: { type: 'string' },
        'no-open': { type: 'boolean', default: false },
      },
    })
    const port = values.port === undefined ? undefined : Number(values.port)
    if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port <= 65_535))
      return 'A port is a number up to 65535.'
    if (values.demo && values.study !== undefined)
      return 'Either the demo study or one of yours can be opened, not both.'
    return { demo: values.demo, study: values.study, port, open: !values['no-open'] }
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

async function start(rendererDir: string, port: number | undefined): Promise<LocalServer | string> {
  const platform = {
    version: appVersion(),
    userData: userDataDir(),
    demoDir: demoDir(),
    now: () => new Date(),
    log: (line: string) => {
      console.error(line)
    },
  }
  try {
    return await startLocalServer({ createApp, platform, rendererDir, port })
  } catch (error) {
    const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
    if (taken) return `Port ${port ?? 0} is in use by another program. Choose another with --port, or leave it out.`
    return `Attune could not start its local server: ${error instanceof Error ? error.message : String(error)}`
  }
}

/** Opens what was asked for before the page is shown. @returns in words why it could not be, if so: Home opens then */
async function openStudy(app: App, { demo, study }: Options): Promise<string | undefined> {
  if (!demo && study === undefined) return undefined
  const reply = demo
    ? await app.call('study.openDemo', { jobId: randomUUID() })
    : // A path a person gives means the folder they typed it in, not the one npm runs us in.
      await app.call('study.open', { path: resolve(process.env['INIT_CWD'] ?? process.cwd(), study ?? '') })
  return reply.ok ? undefined : messageFor(reply.error)
}

/** An address works once; whoever sits at the terminal may have another. */
function giveAddressesOnEnter(server: LocalServer): void {
  if (!process.stdin.isTTY) return
  process.stdin.on('data', () => {
    console.log(server.newAddress())
  })
}

function giveUp(code: number, why: string): void {
  console.error(why)
  process.exitCode = code
}
