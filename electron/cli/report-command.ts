import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import type { Client } from '#shared/contract/client.ts'
import { AppError } from '#shared/lib/app-error.ts'
import { reportFileOf } from '../services/study/workbench.ts'
import { newJob, openStudy, type Request } from './commands.ts'
import type { Terminal } from './terminal.ts'

/**
 * `attune report`: the page that the interface saves under "Save report". A file that is there is kept unless told.
 * @throws cli-to, export-exists, and what saving the report throws
 */
export async function report(client: Client, terminal: Terminal, request: Request): Promise<void> {
  if (request.to === null) throw new AppError('cli-to')
  await openStudy(client, terminal, request)
  const path = reportFileOf(request.to)
  if (!request.overwrite && existsSync(path)) throw new AppError('export-exists', { name: basename(path) })
  const saved = await client.call('reliability.saveReport', { ...newJob(), path })
  terminal.print(saved.path)
}
