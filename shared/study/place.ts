import { z } from 'zod'
import { MsSchema } from '../time/ms.ts'
import { MOST_SPANS, WatchedSpan } from './watched.ts'

/** A part of a picture, in shares of its width and height from the top left. */
export const Area = z.object({
  x: z.number().min(0).max(1),
  y: z.number().min(0).max(1),
  width: z.number().positive().max(1),
  height: z.number().positive().max(1),
})
export type Area = z.infer<typeof Area>

/**
 * How the pictures stand. Cameras are named by their position in the recording, from 0: that says nothing of which
 * recording it is.
 */
export const StageSetting = z.object({
  layout: z.enum(['side', 'stack', 'large']).default('side'),
  /** Positions in the order in which they stand; those left out follow. */
  order: z.array(z.int().min(0).max(3)).max(4).default([]),
  /** Pictures that are put away for this pass. */
  hidden: z.array(z.int().min(0).max(3)).max(4).default([]),
  /** Covered parts, by camera. */
  masks: z
    .array(z.object({ camera: z.int().min(0).max(3), area: Area }))
    .max(12)
    .default([]),
  /** The one part of a camera that is shown. */
  crops: z
    .array(z.object({ camera: z.int().min(0).max(3), area: Area }))
    .max(4)
    .default([]),
})
export type StageSetting = z.infer<typeof StageSetting>

/** Written out: a schema that parses while modules load would ask for `eval` before the interface has told it not to. */
export const plainStage: StageSetting = { layout: 'side', order: [], hidden: [], masks: [], crops: [] }

/** Where a coder was in a recording, so that they find it again. */
export const Place = z.object({
  atMs: MsSchema,
  passId: z.string().max(80),
  rate: z.number().min(0.1).max(4),
  /** Position of the camera that is heard; null: none. */
  audible: z.int().min(0).max(3).nullable(),
  /** By pass. */
  stages: z.record(z.string().max(80), StageSetting),
  /** What has been watched of the recording, by pass; only of passes that ask for it. */
  watched: z.record(z.string().max(80), z.array(WatchedSpan).max(MOST_SPANS)).optional(),
})
export type Place = z.infer<typeof Place>
