/** What a host tells its renderers unasked. A `changed` event names what to fetch again; it carries no data. */
export type AppEvent =
  | { readonly type: 'changed'; readonly topic: Topic; readonly id?: string | undefined }
  | { readonly type: 'progress'; readonly jobId: string; readonly fraction: number; readonly note: string }
  | { readonly type: 'session' }

export type Topic =
  | 'study'
  | 'people'
  | 'recordings'
  | 'schemes'
  | 'assignments'
  | 'observation'
  | 'gate'
  | 'conversions'
  | 'preferences'
  | 'training'
