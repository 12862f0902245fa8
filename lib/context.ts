import type { Reader, Transaction } from "#lib/db/transaction.ts";
import type { Actor } from "#lib/domain/actor.ts";

/** Who asks, when, how to write, and what else of the outside is at hand. Types only: each edge makes its own. */
export interface Context<Ports = unknown> {
  readonly actor: Actor;
  readonly now: () => Date;
  /** Runs the work in one transaction: all of it, or nothing. */
  readonly transact: <T>(work: (tx: Transaction) => Promise<T>) => Promise<T>;
  /** A service names the ports that it needs, so one that needs an engine cannot be called from the web. */
  readonly ports: Ports;
}

/** What a view gets: it may read and nothing else. */
export interface Reading {
  readonly actor: Actor;
  readonly now: () => Date;
  readonly reader: Reader;
}
