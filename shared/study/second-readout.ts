import { z } from 'zod'

/**
 * Which state a second has where a stream is read second by second: the one that fills most of it (a tie goes to the first
 * code in the codebook, no code last), or the one at its start.
 */
export const SecondReadout = z.enum(['majority', 'start'])
export type SecondReadout = z.infer<typeof SecondReadout>

/** After "each second counts with". */
export const readoutWords: Readonly<Record<SecondReadout, string>> = {
  majority: 'the state that fills most of the second',
  start: 'the state at the start of the second',
}

/** The whole rule, for codebook and provenance: nobody has to look up how a tie is settled. */
export const readoutRule: Readonly<Record<SecondReadout, string>> = {
  majority: `${readoutWords.majority}; a tie goes to the first code in the codebook, no code last`,
  start: readoutWords.start,
}

const ofSeconds: readonly string[] = ['kappa_time', 'kappa_per_code']

/** What a figure says of its readout; nothing where the statistic is not one of seconds. */
export const readoutOf = (
  statistic: string,
  { secondReadout }: { readonly secondReadout: SecondReadout },
): { readonly readout?: SecondReadout } => (ofSeconds.includes(statistic) ? { readout: secondReadout } : {})
