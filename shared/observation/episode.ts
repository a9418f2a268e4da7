import { z } from 'zod'
import { MsSchema, type Ms } from '../time/ms.ts'

/** A span of a recording with a kind; `kind` is the id of an episode of the scheme it is coded with. */
export const Episode = z.object({ id: z.string(), kind: z.string(), startMs: MsSchema, endMs: MsSchema })
export type Episode = z.infer<typeof Episode>

/** The episode that holds the moment `at`, half-open, or null between and outside episodes. */
export function episodeAt(episodes: readonly Episode[], at: Ms): Episode | null {
  return episodes.find((episode) => episode.startMs <= at && at < episode.endMs) ?? null
}
