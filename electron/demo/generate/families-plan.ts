/** How one day of one family goes; the script writer and the true ratings both follow from it. */
export type DayPlan = {
  /** True ratings by episode: sensitive responding, intrusiveness, withdrawal; comfort only where the baby is upset. */
  play: { sen: number; int: number; wdr: number; sen_d?: number }
  reun: { sen: number; int: number; wdr: number; sen_d?: number }
  /** Length of the three episodes in frames. */
  frames: readonly [number, number, number]
  /** Rare things that this day's script must show. */
  rare: readonly ('islp' | 'iuns' | 'cuns' | 'cneg' | 'stop' | 'brk' | 'brk2')[]
}

export type FamilyPlan = {
  site: 'north' | 'south'
  ageMonths: readonly [number, number]
  days: Record<'t1' | 't2', DayPlan>
}

type Three = readonly [number, number, number]

function day(
  play: Three,
  reun: Three,
  frames: Three,
  rare: DayPlan['rare'] = [],
  comfort?: readonly [number, number],
): DayPlan {
  const side = ([sen, int, wdr]: Three, sen_d: number | undefined): DayPlan['play'] =>
    sen_d === undefined ? { sen, int, wdr } : { sen, int, wdr, sen_d }
  return { play: side(play, comfort?.[0]), reun: side(reun, comfort?.[1]), frames, rare }
}

/** Each triple is sen, int, wdr. Frames are 40 ms; the sums leave room for the two turns between episodes. */
export const plans: Record<string, FamilyPlan> = {
  D001: {
    site: 'north',
    ageMonths: [4, 6],
    days: { t1: day([5, 5, 2], [4, 5, 3], [480, 440, 470], ['brk']), t2: day([8, 2, 1], [7, 3, 1], [470, 455, 475]) },
  },
  D002: {
    site: 'north',
    ageMonths: [5, 7],
    days: {
      t1: day([7, 3, 1], [6, 3, 2], [460, 450, 480], [], [6, 7]),
      t2: day([9, 1, 1], [8, 2, 1], [475, 460, 465], ['brk']),
    },
  },
  D003: {
    site: 'north',
    ageMonths: [3, 5],
    days: {
      t1: day([3, 7, 2], [2, 6, 3], [470, 445, 480], ['cneg'], [3, 2]),
      t2: day([5, 4, 2], [5, 4, 2], [480, 450, 460]),
    },
  },
  D004: {
    site: 'north',
    ageMonths: [6, 8],
    days: { t1: day([4, 2, 6], [3, 2, 7], [465, 455, 475], ['cuns']), t2: day([6, 2, 4], [6, 3, 3], [470, 450, 470]) },
  },
  D005: {
    site: 'north',
    ageMonths: [4, 6],
    days: {
      t1: day([2, 6, 4], [2, 5, 5], [485, 380, 490], ['stop'], [2, 3]),
      t2: day([4, 5, 3], [4, 5, 4], [475, 445, 470], ['brk2']),
    },
  },
  D006: {
    site: 'south',
    ageMonths: [5, 7],
    days: { t1: day([6, 3, 2], [6, 4, 2], [470, 455, 465]), t2: day([8, 2, 1], [8, 2, 1], [465, 460, 470], ['iuns']) },
  },
  D007: {
    site: 'south',
    ageMonths: [3, 5],
    days: { t1: day([4, 1, 7], [4, 2, 6], [460, 450, 485], ['islp']), t2: day([7, 2, 3], [6, 2, 4], [475, 450, 465]) },
  },
  D008: {
    site: 'south',
    ageMonths: [7, 9],
    days: {
      t1: day([3, 6, 1], [3, 7, 2], [475, 440, 470], ['brk'], [4, 3]),
      t2: day([6, 4, 1], [5, 5, 2], [470, 455, 465]),
    },
  },
  D009: {
    site: 'south',
    ageMonths: [4, 6],
    days: {
      t1: day([8, 2, 2], [7, 2, 2], [480, 445, 465], ['iuns']),
      t2: day([9, 1, 1], [9, 1, 1], [465, 455, 475], ['brk']),
    },
  },
  D010: {
    site: 'south',
    ageMonths: [6, 8],
    days: {
      t1: day([5, 4, 5], [5, 3, 5], [470, 450, 470], ['cuns'], [5, 4]),
      t2: day([7, 3, 2], [7, 3, 3], [475, 445, 470], ['cneg']),
    },
  },
}
