import type { CompareView } from '#shared/contract/compare-views.ts'
import type { DecisionChoice } from '#shared/study/consensus.ts'
import type { Ms } from '#shared/time/ms.ts'
import { ClassChips } from '../../../features/compare/ClassChips.tsx'
import { DecisionBar } from '../../../features/compare/DecisionBar.tsx'
import { MomentCard } from '../../../features/compare/MomentCard.tsx'
import { MomentList } from '../../../features/compare/MomentList.tsx'
import { RatingBeside } from '../../../features/compare/RatingBeside.tsx'
import { useKeys, withKey } from '../../../commands/keys-context.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { episodeName } from '../../../ui/format/episode-name.ts'
import { IconButton } from '../../../ui/IconButton.tsx'
import { ChevronDown, ChevronUp } from 'lucide-react'
import styles from '../../../features/compare/compare.module.css'
import type { MomentPlace } from './use-moment-place.ts'

type CompareSideProps = {
  readonly view: CompareView
  readonly place: MomentPlace
  readonly reason: string
  readonly onReason: (reason: string) => void
  readonly offered: readonly DecisionChoice[]
  readonly canDecide: boolean
  readonly onChoose: (key: string) => void
  readonly onSeek: (atMs: Ms) => void
}

/** The difference at hand, what to decide about it, and all of them. */
export function CompareSide(props: CompareSideProps) {
  const { view, place, canDecide } = props
  const { current, moments, decisions } = place
  const coders = [view.first.coder, view.second.coder] as const
  const episode = (kind: string): string => episodeName(view.scheme.episodes, kind)
  const scale = current?.kind === 'rating' ? view.scheme.ratings.find(({ id }) => id === current.source.id) : undefined
  return (
    <aside className={styles.side} aria-label="Differences between the two codings">
      {current === null ? (
        <EmptyState title="No difference">The two codings say the same, of these classes at least.</EmptyState>
      ) : (
        <div className={styles.atHand}>
          <Steps at={moments.indexOf(current) + 1} of={moments.length} />
          <MomentCard
            moment={current}
            coders={coders}
            scheme={view.scheme}
            decision={decisions.get(current.key)}
            episode={episode}
          />
          {scale === undefined ? null : (
            <RatingBeside
              moment={current}
              scale={scale}
              coders={coders}
              first={view.first.records}
              second={view.second.records}
              onSeek={props.onSeek}
            />
          )}
          {view.consensus?.status === 'closed' ? null : (
            <DecisionBar
              coders={coders}
              reason={props.reason}
              onReason={props.onReason}
              offered={props.offered}
              isDisabled={!canDecide}
            />
          )}
        </div>
      )}
      <ClassChips counts={place.counts} coders={coders} chosen={place.kinds} onChoose={place.setKinds} />
      <MomentList
        moments={moments}
        coders={coders}
        settled={new Set(decisions.keys())}
        current={current?.key ?? null}
        episode={episode}
        onChoose={props.onChoose}
      />
    </aside>
  )
}

function Steps({ at, of }: { readonly at: number; readonly of: number }) {
  const keys = useKeys()
  return (
    <div className={styles.steps}>
      <span data-testid="moment-place">
        {at.toLocaleString('en-GB')} of {of.toLocaleString('en-GB')}
      </span>
      <IconButton
        small
        label={withKey('Previous difference', keys.caps('compare.previous'))}
        isDisabled={at <= 1}
        onPress={() => keys.run('compare.previous')}
      >
        <ChevronUp size={16} aria-hidden />
      </IconButton>
      <IconButton
        small
        label={withKey('Next difference', keys.caps('compare.next'))}
        isDisabled={at >= of}
        onPress={() => keys.run('compare.next')}
      >
        <ChevronDown size={16} aria-hidden />
      </IconButton>
    </div>
  )
}
