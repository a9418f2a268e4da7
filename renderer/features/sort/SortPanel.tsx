import { useMemo } from 'react'
import { pileCounts, pileOf } from '#shared/observation/sort-answers.ts'
import type { QSort, SortCard } from '#shared/scheme/qsort.ts'
import { nothingToDo, type Pass } from '../../state/passes.ts'
import {
  cardsByPile,
  currentCard,
  currentPlace,
  layCard,
  sortPlaces,
  targetOf,
  type SortPlace,
} from '../../state/sort-actions.ts'
import { useObservation, useWorkspace, useWorkspaceUi } from '../../state/workspace-context.ts'
import { DecisionAids } from '../../ui/DecisionAids.tsx'
import { Segments } from '../../ui/Segments.tsx'
import { CardList } from './CardList.tsx'
import { PileStrip } from './PileStrip.tsx'
import styles from './sort.module.css'
import { useCardDrag, type CardDrag } from './use-card-drag.ts'

/** Cards to be laid into piles beside the picture. The card at hand and the piles stay in sight; the cards scroll. */
export function SortPanel({ pass }: { readonly pass: Pass }) {
  const view = useObservation((state) => state.view)
  const records = useObservation((state) => state.records)
  const chosen = useWorkspaceUi((state) => state.card)
  const places = useMemo(() => sortPlaces({ view }, pass), [view, pass])
  const place = currentPlace(places, chosen, records)
  if (place === undefined)
    return (
      <p className={styles.none}>{nothingToDo(pass, 'qsorts', 'This recording has no episode to sort cards for.')}</p>
    )
  return <Sorting key={placeKey(place)} places={places} place={place} isCheck={pass.isCheck} />
}

const placeKey = (place: SortPlace): string => `${place.sort.id} ${place.episode?.id ?? ''}`

type SortingProps = { readonly places: readonly SortPlace[]; readonly place: SortPlace; readonly isCheck: boolean }

function Sorting({ places, place, isCheck }: SortingProps) {
  const workspace = useWorkspace()
  const records = useObservation((state) => state.records)
  const canEdit = useObservation((state) => state.editable) && !isCheck
  const chosen = useWorkspaceUi((state) => state.card)
  const carried = useWorkspaceUi((state) => state.carried)
  const { sort, episode } = place
  const at = targetOf(place)
  const task = currentCard(place, chosen, records)
  const lay = (card: string, value: number | null): void => layCard(workspace, { ...at, card }, value)
  const { drag, handlers } = useCardDrag({
    enabled: canEdit,
    onDrop: (card, over) => lay(card, over === 'deck' ? null : Number(over)),
  })
  const card = sort.cards.find(({ id }) => id === (drag?.card ?? task?.card))
  const over = drag === null ? (sort.piles[carried ?? -1]?.value ?? null) : Number(drag.over ?? NaN)
  return (
    <div className={styles.panel} data-testid="sort-panel">
      <div className={styles.top}>
        <Places places={places} place={place} />
        {card === undefined ? null : <CardAtHand card={card} isCarried={drag === null && carried !== null} />}
        <PileStrip
          sort={sort}
          counts={pileCounts(sort, records, episode?.id ?? null)}
          lies={task === null ? null : pileOf(records, at, task.card)}
          over={over}
          editable={canEdit}
          showKeys={!isCheck}
          onLay={(value) => {
            if (task !== null) lay(task.card, value)
          }}
        />
      </div>
      {sort.instruction === '' ? null : (
        <details className={styles.instruction}>
          <summary>How to sort</summary>
          <p>{sort.instruction}</p>
        </details>
      )}
      {cardsByPile(place, records).map(({ pile, cards }) => (
        <CardList
          key={pile ?? 'deck'}
          {...headOf(sort, pile, cards.length)}
          drop={String(pile ?? 'deck')}
          isOver={drag?.over === String(pile ?? 'deck')}
          cards={cards}
          atHand={task?.card ?? null}
          dragged={drag?.card ?? null}
          onChoose={(id) => workspace.ui.setState({ card: { ...at, card: id }, carried: null })}
          handlers={handlers}
        />
      ))}
      <Ghost drag={drag} card={card} />
    </div>
  )
}

function headOf(
  { piles }: QSort,
  pile: number | null,
  cards: number,
): { readonly title: string; readonly count: string } {
  if (pile === null) return { title: 'Not in a pile yet', count: String(cards) }
  const found = piles.find(({ value }) => value === pile)
  return { title: `${String(pile)} · ${found?.label ?? ''}`, count: `${String(cards)} of ${String(found?.size ?? 0)}` }
}

function Places({ places, place }: Pick<SortingProps, 'places' | 'place'>) {
  const { ui } = useWorkspace()
  const scheme = useObservation((state) => state.view.scheme)
  const records = useObservation((state) => state.records)
  const episodeOf = ({ episode }: SortPlace): string | undefined =>
    scheme.episodes.find(({ id }) => id === episode?.kind)?.name
  const nameOf = (each: SortPlace): string => [each.sort.label, episodeOf(each) ?? []].flat().join(' · ')
  // Of one sort only the episode tells the places apart.
  const isOneSort = new Set(places.map(({ sort }) => sort.id)).size === 1
  const placed = place.sort.cards.filter(({ id }) => pileOf(records, targetOf(place), id) !== null).length
  return (
    <>
      {places.length < 2 ? null : (
        <Segments
          label="What is sorted"
          options={places.map((each) => ({
            id: placeKey(each),
            label: (isOneSort ? episodeOf(each) : undefined) ?? nameOf(each),
          }))}
          value={placeKey(place)}
          onChange={(key) => {
            const found = places.find((each) => placeKey(each) === key)
            const [first] = found?.sort.cards ?? []
            if (found !== undefined && first !== undefined)
              ui.setState({ card: { ...targetOf(found), card: first.id }, carried: null })
          }}
        />
      )}
      <h2 className={styles.head}>
        <span>{nameOf(place)}</span>
        <span className={styles.progress} data-testid="sort-progress">
          {placed} of {place.sort.cards.length}
        </span>
      </h2>
    </>
  )
}

function CardAtHand({ card, isCarried }: { readonly card: SortCard; readonly isCarried: boolean }) {
  return (
    <article className={styles.hand} aria-live="polite" aria-label="Card at hand" data-carried={isCarried}>
      <p>{card.text}</p>
      <DecisionAids of={card} className={styles.note} />
    </article>
  )
}

/** The card under the pointer. */
function Ghost({ drag, card }: { readonly drag: CardDrag | null; readonly card: SortCard | undefined }) {
  if (drag === null || card === undefined) return null
  return (
    <div className={styles.ghost} aria-hidden style={{ left: drag.x + 8, top: drag.y + 8 }}>
      {card.text}
    </div>
  )
}
