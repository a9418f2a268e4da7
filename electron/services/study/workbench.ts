import { AppError } from '#shared/lib/app-error.ts'
import type { ReliabilityDetail } from '#shared/study/reliability-detail.ts'
import { authorAt, studyAt, type Desk, type Job } from '../desk.ts'
import { writeTextFile } from '../exchange/write-text.ts'
import { runInWorker } from '../jobs/run-in-worker.ts'
import type { StudyFile } from './reliability-task.ts'

function fileAt(desk: Desk): StudyFile {
  const { path, key } = studyAt(desk)
  return { path, key }
}

/** What stands behind one row of the reliability report. @throws reliability-variable-gone */
export function detailOf(
  desk: Desk,
  { scheme, variable }: { scheme: string; variable: string },
  job: Job,
): Promise<ReliabilityDetail> {
  return runInWorker('reliabilityDetail', { study: fileAt(desk), scheme, variable }, job)
}

/** The name that a report is written under: the one that was given, with the ending of a page. */
export const reportFileOf = (path: string): string => (/\.html?$/i.test(path) ? path : `${path}.html`)

/** Writes the report as one page to print. @throws what `writeTextFile` throws */
export async function saveReport(desk: Desk, { path }: { path: string }, job: Job): Promise<{ path: string }> {
  const to = reportFileOf(path)
  const meta = { appVersion: desk.platform.version, madeAt: authorAt(desk).at }
  await runInWorker('reliabilityReport', { study: fileAt(desk), to, meta }, job)
  return { path: to }
}

type Plot = { readonly path: string; readonly kind: 'svg' | 'png'; readonly content: string }

const pngStart = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

/** Writes a drawn plot under the ending of its kind. @throws plot-file-wrong, and what `writeTextFile` throws */
export async function savePlot(desk: Desk, { path, kind, content }: Plot): Promise<{ path: string }> {
  studyAt(desk)
  const to = path.toLowerCase().endsWith(`.${kind}`) ? path : `${path}.${kind}`
  const bytes = kind === 'png' ? Buffer.from(content, 'base64') : Buffer.from(content, 'utf8')
  const whole = kind === 'png' ? pngStart.every((byte, i) => bytes[i] === byte) : content.startsWith('<svg ')
  if (!whole) throw new AppError('plot-file-wrong')
  await writeTextFile(to, bytes)
  return { path: to }
}
