import { AppError } from '#shared/lib/app-error.ts'
import type { Client } from '#shared/contract/client.ts'
import type { History, ObservationView } from '#shared/contract/views.ts'
import { applyChange, reverseChange, type Change } from '#shared/observation/change.ts'
import { historyOf, nextToReverse, type ChangeCause } from '#shared/observation/history.ts'
import { missingForLock, stopsLock } from '#shared/observation/completeness.ts'
import type { Records } from '#shared/observation/record.ts'

type Row = { readonly seq: number; readonly cause: ChangeCause; readonly label: string; readonly change: Change }

/** What a test can do to the host behind the client. */
export type FakeHost = {
  client: Client
  /** The next commits are refused with this code. */
  fail: (code: string | null) => void
  /** Somebody else writes: the revision moves on. */
  intrude: (change: Change) => void
  records: () => Records
  delayMs: number
}

/** The `observation.*` calls in memory, with the host's own rules: revisions, history, refusal to lock. */
export function fakeHost(opened: ObservationView): FakeHost {
  let records = opened.records
  let revision = opened.revision
  let lockedAt: string | null = null
  let failure: string | null = null
  const log: Row[] = []

  const history = (): History => {
    const stacks = historyOf(log)
    const label = (direction: 'undo' | 'redo'): string | null => {
      const seq = nextToReverse(stacks, direction)
      return log.find((row) => row.seq === seq)?.label ?? null
    }
    return { undo: label('undo'), redo: label('redo') }
  }
  const write = (cause: ChangeCause, label: string, change: Change): void => {
    records = applyChange(records, change)
    revision += 1
    log.push({ seq: revision, cause, label, change })
  }
  const check = (base: number): void => {
    if (failure !== null) throw new AppError(failure)
    if (lockedAt !== null) throw new AppError('observation-locked')
    if (base !== revision) throw new AppError('observation-stale')
  }
  const handlers: Record<string, (input: never) => unknown> = {
    'observation.open': () => ({
      ...opened,
      records,
      revision,
      history: history(),
      status: lockedAt === null ? 'open' : 'locked',
      editable: lockedAt === null,
    }),
    'observation.commit': (input: { baseRevision: number; label: string; change: Change }) => {
      check(input.baseRevision)
      write('do', input.label, structuredClone(input.change))
      return { revision, history: history() }
    },
    'observation.undo': (input: { baseRevision: number; direction: 'undo' | 'redo' }) => {
      check(input.baseRevision)
      const seq = nextToReverse(historyOf(log), input.direction)
      const row = log.find((each) => each.seq === seq)
      if (row === undefined) throw new AppError('nothing-to-undo')
      const change = reverseChange(row.change)
      write(input.direction, row.label, change)
      return { revision, history: history(), change }
    },
    'observation.lock': (input: { baseRevision: number }) => {
      check(input.baseRevision)
      if (missingForLock({ ...opened, records }).some(stopsLock)) throw new AppError('observation-incomplete')
      lockedAt = new Date(0).toISOString()
      return { lockedAt }
    },
  }
  const host: FakeHost = {
    delayMs: 2,
    fail: (code) => {
      failure = code
    },
    intrude: (change) => write('do', 'elsewhere', change),
    records: () => records,
    client: {
      call: async (name, input) => {
        await new Promise((resolve) => setTimeout(resolve, host.delayMs))
        const handler = handlers[name]
        if (handler === undefined) throw new AppError('unknown-call')
        return handler(input as never) as never
      },
      subscribe: () => () => undefined,
    },
  }
  return host
}
