import { useEffect, useState } from 'react'
import type { Camera } from '#shared/study/recording.ts'
import type { Ms } from '#shared/time/ms.ts'
import { openPlayer, type Opened } from '../align/use-players.ts'

/** The films of the recording, opened once and taken down when the screen is left. */
export function useComparePlayer(cameras: readonly Camera[] | undefined, durationMs: Ms | undefined): Opened | null {
  const [opened, setOpened] = useState<Opened | null>(null)
  useEffect(() => {
    if (cameras === undefined || durationMs === undefined) return undefined
    const all = openPlayer(cameras, durationMs * 1000)
    setOpened(all)
    return () => all.player.destroy()
  }, [cameras, durationMs])
  return opened
}
