import { useState } from 'react'
import type { RecordingDetail } from '#shared/study/recording.ts'
import { useClient } from '../../host/client-context.tsx'
import { ErrorNotice } from '../../host/ErrorNotice.tsx'
import { useAction } from '../../host/use-action.ts'
import { episodeKinds, useSchemes } from '../../host/use-schemes.ts'
import { Button } from '../../ui/Button.tsx'
import { EpisodeEditor } from '../../ui/EpisodeEditor.tsx'
import { draftOf, readDrafts, type EpisodeDraft } from '../../ui/format/episode-rows.ts'
import { tell } from '../../ui/toasts.ts'
import styles from './study.module.css'

/** The episodes of one recording. They stand still once somebody codes: codes and scores lean on them. */
export function RecordingEpisodes({ detail }: { readonly detail: RecordingDetail }) {
  const client = useClient()
  const { rows, schemes, error } = useSchemes()
  const before = detail.episodeList.map(draftOf)
  const [drafts, setDrafts] = useState<readonly EpisodeDraft[]>(before)
  const { episodes, problems } = readDrafts(drafts, detail.durationMs > 0 ? detail.durationMs : null)
  const save = useAction(async () => {
    await client.call('recordings.setEpisodes', { id: detail.id, episodes: [...episodes] })
    tell('Episodes saved.')
  })
  const begun = detail.progress !== 'received' && detail.progress !== 'assigned'
  const changed = JSON.stringify(drafts) !== JSON.stringify(before)
  return (
    <section className={styles.part}>
      <h3>Episodes</h3>
      {begun ? <p className={styles.muted}>Coding has begun, so the episodes no longer change.</p> : null}
      {drafts.length === 0 && !begun ? (
        <p className={styles.muted}>None yet. Coders and scores need them before the recording is assigned.</p>
      ) : null}
      {rows?.length === 0 ? (
        <p className={styles.muted}>The kinds of episode come with a scheme: add one under Schemes first.</p>
      ) : null}
      <EpisodeEditor
        drafts={drafts}
        problems={problems}
        kinds={episodeKinds(schemes)}
        onChange={setDrafts}
        isDisabled={begun || (rows?.length === 0 && drafts.length === 0)}
      />
      {changed ? (
        <div className={styles.row}>
          <Button
            small
            kind="primary"
            isDisabled={problems.some((problem) => problem !== null) || save.busy}
            onPress={() => void save.run()}
          >
            Save episodes
          </Button>
          <Button small kind="quiet" onPress={() => setDrafts(before)}>
            Discard
          </Button>
        </div>
      ) : null}
      <ErrorNotice error={error ?? save.error} />
    </section>
  )
}
