import { randomUUID } from 'node:crypto'
import { calls, type CallName, type CallOutput, type ParsedInput } from '#shared/contract/calls.ts'
import { AppError, type ErrorEnvelope } from '#shared/lib/app-error.ts'
import { askerAt, personAt, refuseIfLeft, studyAt, type Desk, type Job } from './desk.ts'
import type { Reply } from './platform.ts'

type Awaitable<T> = T | Promise<T>

/** One handler for each call; jobs also receive their progress and cancel handle. */
export type Handlers = {
  readonly [N in CallName]: (desk: Desk, input: ParsedInput<N>, job: Job) => Awaitable<CallOutput<N>>
}

/** Refuses a call that the person at the desk may not make. The one place where roles are checked. */
function checkAccess(desk: Desk, name: CallName): void {
  const { access } = calls[name]
  if (access === 'anyone') return
  studyAt(desk)
  if (access === 'study') return
  const person = personAt(desk)
  if (access === 'person') return
  if (!access.some((role) => person.roles.includes(role))) throw new AppError('role-needed', { role: access[0] ?? '' })
}

function startJob(desk: Desk, input: unknown): Job {
  const id = typeof input === 'object' && input !== null && 'jobId' in input ? String(input.jobId) : randomUUID()
  if (desk.jobs.has(id)) throw new AppError('job-already-running')
  const controller = new AbortController()
  desk.jobs.set(id, controller)
  return {
    id,
    signal: controller.signal,
    progress: (fraction, note = '') => desk.emit({ type: 'progress', jobId: id, fraction, note }),
  }
}

/** A job handle for calls that are not long: never cancelled, reports nothing. */
const noJob: Job = { id: '', signal: new AbortController().signal, progress: () => undefined }

/** Turns whatever was thrown into what may cross a transport: a code, its parameters, and a reference into the log. */
export function envelopeOf(desk: Pick<Desk, 'platform'>, error: unknown): ErrorEnvelope {
  if (error instanceof AppError) return { code: error.code, params: error.params }
  if (error instanceof Error && error.name === 'AbortError') return { code: 'cancelled', params: {} }
  const ref = randomUUID().slice(0, 8)
  // Only the kind of error and the places in our own source: messages may hold paths or names.
  const places = error instanceof Error ? ownFrames(error) : ''
  desk.platform.log(`internal ${ref} ${error instanceof Error ? error.name : typeof error} ${places}`)
  return { code: 'internal', params: {}, ref }
}

function ownFrames(error: Error): string {
  const frames = (error.stack ?? '').split('\n').slice(1, 6)
  return frames
    .map((line) => /([\w-]+\.[cm]?[jt]sx?:\d+:\d+)/.exec(line)?.[1] ?? '')
    .filter(Boolean)
    .join(' < ')
}

/** The input as the contract wants it. A ZodError from inside a handler is ours and stays internal. */
function parseInput(name: CallName, input: unknown): never {
  const result = calls[name].input.safeParse(input)
  if (result.success) return result.data as never
  const issue = result.error.issues[0]
  throw new AppError('input-invalid', { field: issue?.path.join('.') ?? '', problem: issue?.code ?? '' })
}

/** What a question found, for whoever asked it: a disk may have let them wait until somebody else sat down. */
async function answered(desk: Desk, name: CallName, ask: () => unknown): Promise<unknown> {
  const { access } = calls[name]
  if (access === 'anyone' || access === 'study') return (await ask()) ?? null
  const asker = askerAt(desk)
  const answer = await ask()
  refuseIfLeft(desk, asker)
  return answer ?? null
}

/** Runs one call by name: input checked, access checked, job registered, every failure turned into an envelope. */
export async function route(desk: Desk, handlers: Handlers, name: string, input: unknown): Promise<Reply> {
  try {
    if (!Object.hasOwn(calls, name)) throw new AppError('call-unknown', { name: name.slice(0, 60) })
    const callName = name as CallName
    checkAccess(desk, callName)
    const parsed = parseInput(callName, input)
    const handler = handlers[callName] as (desk: Desk, input: never, job: Job) => Awaitable<unknown>
    if (calls[callName].kind === 'query')
      return { ok: true, value: await answered(desk, callName, () => handler(desk, parsed, noJob)) }
    if (calls[callName].kind !== 'job') return { ok: true, value: (await handler(desk, parsed, noJob)) ?? null }
    const job = startJob(desk, parsed)
    try {
      return { ok: true, value: (await handler(desk, parsed, job)) ?? null }
    } finally {
      desk.jobs.delete(job.id)
    }
  } catch (error) {
    return { ok: false, error: envelopeOf(desk, error) }
  }
}
