// Loaded before a program that is measured, with the file to tell in as `?file=`: how much memory the program had at most.
import { appendFileSync } from "node:fs";
import { isMainThread } from "node:worker_threads";

const file = new URL(import.meta.url).searchParams.get("file");
if (file && isMainThread)
  process.once("exit", () => appendFileSync(file, `${process.pid} ${process.resourceUsage().maxRSS * 1024}\n`));
