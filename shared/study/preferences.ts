import { z } from 'zod'

const MODIFIER = '(?:Control|Shift|Alt|AltGraph|Meta|OS|Fn|Hyper|Super)(?:Left|Right|Lock)?'

/** The `KeyboardEvent.code` of a modifier: on its own it is no key, the one that it goes with is still to come. */
export const modifierPattern = new RegExp(`^${MODIFIER}$`)

/** A combo of keys as `renderer/commands/combo.ts` writes it, such as `Ctrl+Shift+KeyZ`: a key that can be named. */
export const comboPattern = new RegExp(
  `^(?:Ctrl\\+)?(?:Alt\\+)?(?:Shift\\+)?(?!(?:${MODIFIER}|Unidentified)$)[A-Z][A-Za-z0-9]{0,24}$`,
)
export const Combo = z.string().regex(comboPattern)

/** More than all schemes of a study have codes; keeps a hostile caller from filling the study file. */
const MOST_COMMANDS = 2000

/** A person's own way of working. Kept in the study, so that it follows the person to every machine. */
export const Preferences = z.object({
  /** Own keys by command id; a command that is not named keeps its default keys, an empty list takes them away. */
  keys: z
    .record(z.string().max(120), z.array(Combo).max(4))
    .refine((keys) => Object.keys(keys).length <= MOST_COMMANDS)
    .default({}),
  /** Length of the third step, besides a frame and one and five seconds. */
  stepMs: z.int().min(40).max(600_000).default(10_000),
  /** How far "again" goes back. */
  againMs: z.int().min(200).max(60_000).default(3000),
})
export type Preferences = z.infer<typeof Preferences>

/** Written out: a schema that parses while modules load would ask for `eval` before the interface has told it not to. */
export const defaultPreferences: Preferences = { keys: {}, stepMs: 10_000, againMs: 3000 }
