import { z } from 'zod'
import type { Role } from '../study/people.ts'

export type Access =
  /** Needs no open study. */
  | 'anyone'
  /** Needs an open study, signed in or not. */
  | 'study'
  /** Needs someone signed in. */
  | 'person'
  /** Needs one of these roles. */
  | readonly Role[]

export type Kind = 'query' | 'command' | 'job'

export type Call<K extends Kind, I extends z.ZodType, O> = {
  readonly kind: K
  readonly input: I
  readonly output: z.ZodType<O>
  readonly access: Access
}

export const returns = <O>(): z.ZodType<O> => z.custom<O>(() => true)

export const query = <I extends z.ZodType, O>(access: Access, input: I, output: z.ZodType<O>): Call<'query', I, O> => ({
  kind: 'query',
  input,
  output,
  access,
})
export const command = <I extends z.ZodType, O>(
  access: Access,
  input: I,
  output: z.ZodType<O>,
): Call<'command', I, O> => ({
  kind: 'command',
  input,
  output,
  access,
})
export const JobId = z.string().min(8).max(64)

/** Long work: reports progress as events under `jobId`, can be cancelled by `jobs.cancel`, leaves nothing half-done. */
export const job = <S extends z.ZodRawShape, O>(
  access: Access,
  shape: S,
  output: z.ZodType<O>,
): Call<'job', z.ZodObject<S & { jobId: typeof JobId }>, O> => ({
  kind: 'job',
  input: z.object({ ...shape, jobId: JobId }),
  output,
  access,
})

export const Nothing = z.object({})
export const Path = z.string().min(1).max(4096)
export const lead: Access = ['lead']
