import type { ObservationView } from '#shared/contract/views.ts'
import { packFrames } from '#shared/time/frame-index.ts'
import { ms } from '#shared/time/ms.ts'
import type { Episode } from '#shared/observation/episode.ts'
import type { EventRecord, ObservationRecord } from '#shared/observation/record.ts'
import type { Camera } from '#shared/study/recording.ts'
import { templateById } from '#shared/scheme/templates/templates.ts'

export type Sample = {
  readonly template: string
  readonly cameras: number
  /** Events to begin with, for looking at dense timelines. */
  readonly events: number
  /** Which camera files are wrong: missing from the study, gone from the disk, or without a picture. */
  readonly broken: 'missing' | 'gone' | 'no-picture' | null
}

const SECONDS = 40

function camera(id: 'mother' | 'baby', num: number, den: number, broken: Sample['broken']): Camera {
  const count = Math.round((SECONDS * num) / den)
  const pts = Array.from({ length: count }, (_, n) => Math.round((n * den * 1e6) / num))
  const name = broken === 'gone' ? 'nowhere.mp4' : broken === 'no-picture' ? 'sound-only.mp4' : `${id}.mp4`
  return {
    id,
    view: id === 'mother' ? 'caregiver' : 'infant',
    label: id === 'mother' ? 'Mother' : 'Baby',
    isReference: id === 'mother',
    segments: [
      {
        mediaId: id,
        url: `/clips/${name}`,
        state: broken === 'missing' ? 'missing' : 'present',
        map: { offsetUs: 0, rate: 1, frames: packFrames(pts) },
        width: 480,
        height: 360,
        hasAudio: id === 'mother',
        codec: 'avc1',
      },
    ],
  }
}

/** A recording of 40 s: one camera at 25 fps, one at 29.97 fps. */
export function sampleView({ template, cameras, events, broken }: Sample): ObservationView {
  const scheme = templateById(template)
  if (scheme === undefined) throw new Error(`no template ${template}`)
  const span = (SECONDS * 1000 - 4000) / scheme.episodes.length
  const episodes = scheme.episodes.map((kind, i): Episode => ({
    id: `e${i}`,
    kind: kind.id,
    startMs: ms(Math.round(i * (span + 2000))),
    endMs: ms(Math.round(i * (span + 2000) + span)),
  }))
  const all = [camera('mother', 25, 1, null), camera('baby', 30000, 1001, broken)]
  return {
    id: 'observation',
    assignmentId: 'assignment',
    displayCode: 'R7-QK4',
    scheme,
    episodes,
    durationMs: ms(SECONDS * 1000),
    cameras: all.slice(0, cameras),
    records: Object.fromEntries(manyEvents(scheme.sets[0], episodes, events).map((event) => [event.id, event])),
    revision: 0,
    status: 'open',
    editable: true,
    history: { undo: null, redo: null },
    place: null,
  }
}

function manyEvents(
  set: ObservationView['scheme']['sets'][number] | undefined,
  episodes: readonly Episode[],
  count: number,
): ObservationRecord[] {
  if (set === undefined || count === 0) return []
  const perEpisode = Math.ceil(count / episodes.length)
  return episodes.flatMap((episode) => {
    const step = (episode.endMs - episode.startMs) / perEpisode
    return Array.from({ length: perEpisode }, (_, i): EventRecord => ({
      type: 'event',
      id: `${episode.id}-${i}`,
      set: set.id,
      code: set.codes[(i * 5) % set.codes.length]?.id ?? '',
      onsetMs: ms(Math.floor(episode.startMs + i * step)),
      offsetMs: ms(Math.floor(episode.startMs + (i + 1) * step)),
      modifiers: {},
      note: '',
      order: i + 1,
    }))
  })
}
