// What Learning Locker's own rules say of statements: one a line comes in, a line of its faults goes out.
import { createInterface } from 'node:readline';
import validate from '@learninglocker/xapi-validation';

const check = validate.default ?? validate;
for await (const line of createInterface({ input: process.stdin })) {
  const faults = check(JSON.parse(line)).map((fault) => fault.toString?.() ?? String(fault));
  process.stdout.write(`${faults.join('; ')}\n`);
}
