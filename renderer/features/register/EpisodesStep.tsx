import { useState } from 'react'
import type { Episode } from '#shared/observation/episode.ts'
import { ms } from '#shared/time/ms.ts'
import { ErrorNotice } from '../../host/ErrorNotice.tsx'
import { episodeKinds, useSchemes } from '../../host/use-schemes.ts'
import { Button } from '../../ui/Button.tsx'
import { EpisodeEditor } from '../../ui/EpisodeEditor.tsx'
import { draftOf, readDrafts, type EpisodeDraft } from '../../ui/format/episode-rows.ts'
import { Notice } from '../../ui/Notice.tsx'
import styles from './register.module.css'

type Planned = Omit<Episode, 'id'>

type EpisodesStepProps = {
  readonly episodes: readonly Planned[]
  readonly onChange: (episodes: readonly Planned[]) => void
  readonly onBack: () => void
  readonly onNext: () => void
}

/** The same episodes for all recordings of this round; single ones are corrected later, beside the grid. */
export function EpisodesStep({ episodes, onChange, onBack, onNext }: EpisodesStepProps) {
  const { rows, schemes, error } = useSchemes()
  const [drafts, setDrafts] = useState<readonly EpisodeDraft[]>(episodes.map(draftOf))
  const read = readDrafts(drafts, null)
  const wrong = read.problems.some((problem) => problem !== null)
  const change = (next: readonly EpisodeDraft[]): void => {
    setDrafts(next)
    onChange(readDrafts(next, null).episodes)
  }
  return (
    <>
      <div className={styles.episodes}>
        <p className={styles.muted}>
          Which episodes do these recordings have, and when? They are set on every recording of this round and cut at
          its end. Each can be corrected afterwards, before it is assigned.
        </p>
        <ErrorNotice error={error} />
        {rows?.length === 0 ? (
          <Notice>
            The study has no scheme yet, so no kinds of episode are known. Go on without; once a scheme is added under
            Schemes, set the episodes beside the grid. Or leave, add the scheme first, and begin again here.
          </Notice>
        ) : null}
        <div className={styles.row}>
          {schemes.map((scheme) => (
            <Button
              key={`${scheme.id}@${scheme.version}`}
              small
              onPress={() =>
                change(oneAfterTheOther(scheme.episodes.filter((episode) => episode.required)).map(draftOf))
              }
            >
              As in “{scheme.name}”
            </Button>
          ))}
        </div>
        <EpisodeEditor
          drafts={drafts}
          problems={read.problems}
          kinds={episodeKinds(schemes)}
          onChange={change}
          // An episode added before the kinds have come, or without any, would have none.
          isDisabled={error === null && (schemes.length === 0 || schemes.length !== rows?.length)}
        />
      </div>
      <div className={styles.foot}>
        <p>{drafts.length === 0 ? 'Without episodes, recordings can be added but not yet assigned.' : ''}</p>
        <Button onPress={onBack}>Back</Button>
        <Button kind="primary" isDisabled={wrong} onPress={onNext}>
          Go on
        </Button>
      </div>
    </>
  )
}

/** The scheme's needed episodes with their usual lengths, the first from 0:00. */
function oneAfterTheOther(kinds: readonly { readonly id: string; readonly nominalS: number }[]): readonly Planned[] {
  let at = 0
  return kinds.map(({ id, nominalS }) => {
    const startMs = ms(at)
    at += Math.round(nominalS * 1000)
    return { kind: id, startMs, endMs: ms(at) }
  })
}
