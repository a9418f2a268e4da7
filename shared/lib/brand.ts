declare const brand: unique symbol

/** A nominal type: a `T` that only its own constructor makes, so that units and ids cannot be mixed up. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name }
