import { z } from 'zod'
import type { RecodePreview, RecodeRound } from '../study/recode/round.ts'
import { job, lead, Nothing, query, returns } from './call.ts'
import { SchemeRefInput } from './scheme-calls.ts'

const wish = {
  scheme: SchemeRefInput,
  /** `null`: every recording with a coding under this version. */
  recordingIds: z.array(z.string()).min(1).max(2000).nullable(),
  coders: z.array(z.string()).min(1).max(50),
}

/** Giving recordings out to be coded anew, by people who have not seen the codings that are there. */
export const recodeCalls = {
  'recode.preview': query(lead, z.object(wish), returns<RecodePreview>()),
  /** All of it or nothing. The codings that are there stay, set aside, with the figures computed from them. */
  'recode.run': job(lead, { ...wish, reason: z.string().trim().min(10).max(2000) }, returns<RecodeRound>()),
  'recode.rounds': query(lead, Nothing, returns<readonly RecodeRound[]>()),
}
