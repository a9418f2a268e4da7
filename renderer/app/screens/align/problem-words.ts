import { problemText } from '../../../features/player/problem-text.ts'
import type { CameraProblem } from '../../../state/player.ts'

/** Words for a lead, who is the one to help: a coder is told to ask somebody. */
export function problemWords(problem: CameraProblem, label: string): string {
  if (problem === 'media-missing' || problem === 'media-vanished')
    return 'Its file is not where it was. Find it again under Files; until then this camera stays where it is on the clock.'
  return problemText(problem, label)
}
