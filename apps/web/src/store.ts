import { useEffect, useState } from 'preact/hooks';

/** A value that pages share. `set` tells everyone who listens; setting the same value again tells no one. */
export type Store<T> = {
  get(): T;
  set(value: T): void;
  /** Calls `listen` after every change; the returned function stops it. */
  subscribe(listen: () => void): () => void;
};

export function createStore<T>(initial: T): Store<T> {
  const listeners = new Set<() => void>();
  let current = initial;
  return {
    get: () => current,
    set(value) {
      if (Object.is(value, current)) return;
      current = value;
      for (const listen of [...listeners]) listen();
    },
    subscribe(listen) {
      listeners.add(listen);
      return () => listeners.delete(listen);
    },
  };
}

/** The store's value, for a component that draws itself again when it changes. */
export function useStore<T>(store: Store<T>): T {
  const [value, setValue] = useState(store.get());
  useEffect(() => {
    const follow = () => setValue(() => store.get());
    follow();
    return store.subscribe(follow);
  }, [store]);
  return value;
}
