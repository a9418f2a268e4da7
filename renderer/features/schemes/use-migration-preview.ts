import { useEffect, useRef, useState } from 'react'
import type { MigrationPreview } from '#shared/contract/migration-views.ts'
import type { Decisions } from '#shared/study/migration/migration-item.ts'
import { useJob } from '../../host/use-job.ts'

type Asked = { readonly id: string; readonly from: string; readonly to: string; readonly decisions: Decisions }

export type Previewed = {
  /** The last answer; it stays while the next is on its way. */
  readonly preview: MigrationPreview | null
  readonly looking: boolean
  readonly fraction: number
  readonly error: unknown
}

/** What bringing codings over would do, looked at anew whenever a decision changes. */
export function useMigrationPreview(asked: Asked | null, turn: number): Previewed {
  const { run, running, fraction, error } = useJob('migrations.preview')
  const [preview, setPreview] = useState<MigrationPreview | null>(null)
  const latest = useRef(0)
  const key = asked === null ? null : JSON.stringify(asked)
  useEffect(() => {
    const mine = ++latest.current
    if (key === null) return
    const input = JSON.parse(key) as Asked
    void run(input).then((found) => {
      if (mine === latest.current && found !== null) setPreview(found)
    })
  }, [run, key, turn])
  const current = asked !== null && preview?.plan.from.version === asked.from ? preview : null
  return { preview: current, looking: running, fraction, error }
}
