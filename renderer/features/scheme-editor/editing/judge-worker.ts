import type { DraftValue } from '#shared/scheme/edit/draft-value.ts'
import { lookAt } from './judgement.ts'

/** Drafts are looked at here, so that typing never waits for it. Answers come in the order of the questions. */
self.addEventListener('message', ({ data }: MessageEvent<DraftValue>) => {
  self.postMessage(lookAt(data))
})
