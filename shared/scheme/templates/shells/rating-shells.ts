import type { Scheme } from '../../scheme.ts'
import { bareScale, shell, upTo } from './shell-frame.ts'

/** So many scales of so many points each. */
function ratings(points: number, scales: number): Scheme {
  return shell({
    id: `shell-rating-${points}`,
    name: `Empty shape: scales of ${points} points`,
    summary: `${scales} scales of ${points} described points, rated once an episode. Without text: for labs that hold a manual.`,
    ratings: upTo(scales).map((n) => bareScale(`scale_${n}`, `Scale ${n}`, upTo(points))),
  })
}

/** Thirteen items, each worth 0, 2 or 4. */
const unevenItems = shell({
  id: 'shell-items-024',
  name: 'Empty shape: 13 items of 0, 2 or 4',
  summary: 'Thirteen items with three unequal values each, and their sum. Without text: for labs that hold a manual.',
  ratings: upTo(13).map((n) => bareScale(`item_${n}`, `Item ${n}`, [0, 2, 4], { onlyValues: [0, 2, 4] })),
  composites: [
    {
      ...{ id: 'total', label: 'Sum of the items', scope: 'episode', forEach: [], range: [0, 52], unit: 'points' },
      expr: `sum(${upTo(13)
        .map((n) => `item_${n}`)
        .join(', ')})`,
    },
  ],
})

/** Counted events in groups, an overall level of 1 to 7, and a class that goes with it from 5 on. */
const levelAndClass = shell({
  id: 'shell-level-class',
  name: 'Empty shape: events, a level and a class',
  summary:
    'Five groups of events that are counted, an overall level of 1 to 7 and a class of two. Without text: for labs that hold a manual.',
  sets: [
    {
      ...{ id: 'events', subject: 'cg', label: 'Events', kind: 'point', exclusive: false, exhaustive: false },
      codes: ['a', 's', 'd', 'f', 'g'].map((key, n) => ({
        ...{ id: `group_${n + 1}`, key, label: `Group ${n + 1}`, group: '', definition: '', include: '', exclude: '' },
        ...{ missing: false, procedure: false, episodes: [], modifiers: [] },
      })),
    },
  ],
  ratings: [
    bareScale('level', 'Level', upTo(7)),
    bareScale('class', 'Class', [0, 1], {
      anchors: [
        { value: 1, label: 'Class 1', text: '' },
        { value: 0, label: 'Class 0', text: '' },
      ],
    }),
  ],
  passes: [
    {
      ...{ id: 'mark', name: 'Events', subject: 'cg', sets: ['events'], ratings: [], speedMax: null },
      purpose: 'Watch and mark events',
    },
    {
      ...{ id: 'judge', name: 'Level and class', subject: 'cg', sets: [], ratings: ['level', 'class'], speedMax: null },
      purpose: 'Watch again and judge the whole',
    },
  ],
  composites: [
    {
      ...{ id: 'n_{code}', label: 'How often', scope: 'episode', forEach: ['events'], unit: 'times' },
      expr: 'count_events(code, episode)',
    },
  ],
  rules: [
    {
      ...{ id: 'level_class', kind: 'confirm', scope: 'episode', fields: ['level', 'class'] },
      when: '(level >= 5 and class == 0) or (level < 5 and class == 1)',
      message: 'Level and class do not go together here. Please check both.',
    },
  ],
})

export const ratingShells: readonly Scheme[] = [
  ratings(4, 8),
  ratings(5, 25),
  ratings(7, 8),
  unevenItems,
  levelAndClass,
]
