import { GripVertical } from 'lucide-react'
import { useEffect, useRef, type PointerEventHandler } from 'react'
import type { SortCard } from '#shared/scheme/qsort.ts'
import styles from './sort.module.css'

type DragHandlers = Readonly<
  Record<
    'onPointerDown' | 'onPointerMove' | 'onPointerUp' | 'onPointerCancel' | 'onLostPointerCapture',
    PointerEventHandler<HTMLElement>
  >
>

type CardListProps = {
  readonly title: string
  /** How many of how many, in words for the eye. */
  readonly count: string
  /** What a card dropped here means: the value of a pile, or `deck`. */
  readonly drop: string
  readonly isOver: boolean
  readonly cards: readonly SortCard[]
  readonly atHand: string | null
  readonly dragged: string | null
  readonly onChoose: (card: string) => void
  readonly handlers: (card: string) => DragHandlers
}

/** The cards of the deck or of one pile, each in full. */
export function CardList({ title, count, drop, isOver, cards, ...rest }: CardListProps) {
  return (
    <section className={styles.list} aria-label={title} data-drop={drop} data-over={isOver}>
      <h3>
        <span>{title}</span>
        <span className={styles.progress}>{count}</span>
      </h3>
      <ul>
        {cards.map((card) => (
          <CardRow key={card.id} card={card} {...rest} />
        ))}
      </ul>
      {cards.length === 0 ? (
        <p className={styles.empty}>{drop === 'deck' ? 'Every card lies in a pile.' : 'No card yet.'}</p>
      ) : null}
    </section>
  )
}

type CardRowProps = Pick<CardListProps, 'atHand' | 'dragged' | 'onChoose' | 'handlers'> & { readonly card: SortCard }

function CardRow({ card: { id, text }, atHand, dragged, onChoose, handlers }: CardRowProps) {
  const here = atHand === id
  const element = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (here) element.current?.scrollIntoView({ block: 'nearest' })
  }, [here])
  return (
    <li>
      {/* One stop for Tab: from card to card it goes by the arrows. */}
      <button
        ref={element}
        type="button"
        className={styles.card}
        tabIndex={here ? 0 : -1}
        aria-current={here ? 'true' : undefined}
        data-dragged={dragged === id}
        onClick={() => onChoose(id)}
        {...handlers(id)}
      >
        <GripVertical size={14} aria-hidden />
        <span>{text}</span>
      </button>
    </li>
  )
}
