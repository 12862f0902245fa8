import pino from "pino";

/** Lines are events with ids, never payloads. To stderr, so that a command's stdout stays its answer. */
export const log = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2));
