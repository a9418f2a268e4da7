import { constantOf, type Expr } from './ast.ts'

/**
 * Functions of single events, with what was answered about each: `fn(codes, condition)` and, of a number, `fn(codes,
 * modifier)`; an episode may follow. Within the condition the modifiers of these codes are names.
 */
export const eventFunctionNames = ['count_where', 'rate_where', 'mean_of'] as const
export type EventFunctionName = (typeof eventFunctionNames)[number]

/**
 * Functions of cues and of the events linked to them: `fn(cue codes, codes of the events linked to them)`; an episode
 * and the longest time from the one to the other in seconds may follow.
 */
export const linkFunctionNames = ['linked', 'linked_share', 'link_latency', 'link_latency_median'] as const
export type LinkFunctionName = (typeof linkFunctionNames)[number]

/**
 * Functions of what follows cues second by second, linked or not: `fn(cue codes, codes that may follow, episode,
 * seconds)`, the episode left out where it is the one at hand. They compare the whole seconds after cues with all others.
 */
export const lagFunctionNames = ['yules_q', 'lag_ln_odds', 'lag_z', 'lag_inside', 'lag_outside'] as const
export type LagFunctionName = (typeof lagFunctionNames)[number]

export type CueFunctionName = LinkFunctionName | LagFunctionName

export const isLagFunction = (name: string): name is LagFunctionName =>
  (lagFunctionNames as readonly string[]).includes(name)
export const isCueFunction = (name: string): name is CueFunctionName => isLinkFunction(name) || isLagFunction(name)
export const isEventFunction = (name: string): name is EventFunctionName =>
  (eventFunctionNames as readonly string[]).includes(name)
export const isLinkFunction = (name: string): name is LinkFunctionName =>
  (linkFunctionNames as readonly string[]).includes(name)

export type LinkArguments = {
  readonly cues: Expr | undefined
  readonly answers: Expr | undefined
  readonly episode: Expr | undefined
  readonly withinS: Expr | undefined
}

/** The arguments of a function of links by what they are; null where there are too many or two of a kind. */
export function linkArguments([cues, answers, ...rest]: readonly Expr[]): LinkArguments | null {
  const seconds = rest.filter((arg) => constantOf(arg) !== null)
  const others = rest.filter((arg) => constantOf(arg) === null)
  if (seconds.length > 1 || others.length > 1) return null
  return { cues, answers, episode: others[0], withinS: seconds[0] }
}

/** The codes that an argument names: one name, or several taken together. */
export function namesOf(arg: Expr | undefined): readonly string[] {
  if (arg?.kind === 'union') return arg.names
  return arg?.kind === 'name' ? [arg.name] : []
}
