import { plain } from '../../lib/number-words.ts'

/** A tick's text: as many decimals as the distance between ticks needs. */
export const tick = (value: number): string => plain(value, decimals(value))

function decimals(value: number): number {
  for (let digits = 0; digits < 6; digits += 1)
    if (Math.abs(value - Number(value.toFixed(digits))) < 1e-9) return digits
  return 6
}

/** Cut to what fits, by a rule of thumb of half an em a letter. */
export function fitted(text: string, width: number, size = 11): string {
  const letters = Array.from(text)
  const most = Math.max(2, Math.floor(width / (size * 0.54)))
  return letters.length <= most
    ? text
    : `${letters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`
}
