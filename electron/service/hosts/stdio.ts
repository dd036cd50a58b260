import type { Readable, Writable } from 'node:stream';
import type { Event, Reply } from '../../../shared/contract/host.ts';
import type { Service } from '../service.ts';
import { internal, isReply, MAX_MESSAGE, parseLine, tooLong } from './protocol.ts';

type Line = { readonly text: string } | { readonly beginning: string };

/** Splits a stream into lines without ever holding more than one message; of a longer line only the beginning is told. */
async function* lines(input: Readable): AsyncGenerator<Line> {
  let rest = '';
  let dropping = false;
  const decoder = new TextDecoder();
  for await (const chunk of input) {
    rest += decoder.decode(chunk as Buffer, { stream: true });
    for (let end = rest.indexOf('\n'); end !== -1; end = rest.indexOf('\n')) {
      const line = rest.slice(0, end);
      rest = rest.slice(end + 1);
      if (dropping) dropping = false;
      else yield { text: line };
    }
    if (rest.length > MAX_MESSAGE) {
      if (!dropping) yield { beginning: rest.slice(0, 200) };
      dropping = true;
      rest = '';
    }
  }
  if (rest.trim() !== '' && !dropping) yield { text: rest };
}

/** Messages on stdin and stdout, one JSON object a line, in order, until the end of input. */
export async function serveStdio(service: Service, input: Readable, output: Writable): Promise<void> {
  const write = async (message: Reply | Event): Promise<void> => {
    if (!output.write(`${JSON.stringify(message)}\n`)) await new Promise((resolve) => output.once('drain', resolve));
  };
  service.onEvent((event) => void write(event));
  const later = new Set<Promise<void>>();
  for await (const line of lines(input)) {
    if ('text' in line && line.text.trim() === '') continue;
    const request = 'text' in line ? parseLine(line.text) : tooLong(line.beginning);
    if (isReply(request)) {
      await write(request);
      continue;
    }
    const answer = service.handle(request);
    if (answer instanceof Promise) {
      const task = answer.catch(() => internal(request.id)).then(write);
      later.add(task);
      void task.finally(() => later.delete(task));
    } else await write(answer);
  }
  await Promise.all(later);
  await service.idle();
}
