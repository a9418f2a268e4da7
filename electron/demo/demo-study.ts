/** The shape of demo-study.json. All times are integer milliseconds of recording time on the 40 ms grid of the frames. */
export type DemoRole = 'primary' | 'second' | 'master'
export type DemoEpisodeKind = 'play' | 'still' | 'reun'
export type DemoEpisode = { kind: DemoEpisodeKind; startMs: number; endMs: number }
/** A state `[onset, offset)`, or a point when offset is null. */
export type DemoEvent = {
  set: string
  code: string
  onset: number
  offset: number | null
  modifiers?: { stop_reason: string }
}
/** `value` is null exactly when `notCodable` gives the reason. */
export type DemoRating = { rating: string; episode: DemoEpisodeKind; value: number | null; notCodable?: string }
export type DemoMark = {
  rating: string
  episode: DemoEpisodeKind
  at: number
  direction?: 'for' | 'against'
  note?: string
}
export type DemoContext = { id: string; value: string | number }

export type DemoRecording = {
  id: string
  dyad: string
  timePoint: string
  site: string
  task: string
  files: { camera: 'mother' | 'baby'; file: string }[]
  episodes: DemoEpisode[]
}
export type DemoObservation = {
  recording: string
  coder: string
  role: DemoRole
  scheme: 'T1' | 'T2'
  events: DemoEvent[]
  ratings: DemoRating[]
  context: DemoContext[]
  marks: DemoMark[]
}
/** What was drawn: the answer that no coder can give better. */
export type DemoTruth = { recording: string; events: DemoEvent[]; ratings: DemoRating[] }

export type DemoStudy = {
  format: 'attune-demo-study/1'
  name: string
  frameMs: number
  sites: { id: string; name: string }[]
  timePoints: { id: string; name: string; order: number }[]
  dyads: { id: string; site: string; childAgeMonths: Record<string, number> }[]
  coders: { id: string; name: string; roles: string[] }[]
  recordings: DemoRecording[]
  truth: DemoTruth[]
  observations: DemoObservation[]
}
