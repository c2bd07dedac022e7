import { cpuSeconds, parseCpuSeconds, residentKb } from './usage.ts';

test('processor time is that of the program and of the kernel for it, whatever the program is called', () => {
  const rest = ['S', ...Array.from({ length: 10 }, () => '7'), '250', '50', '9', '9'].join(' ');
  expect(parseCpuSeconds(`42 (a) b (node) ${rest}`)).toBe(3);
});

test('this process has used some, and has memory', () => {
  expect(cpuSeconds(process.pid)).toBeGreaterThan(0);
  expect(residentKb(process.pid)).toBeGreaterThan(10_000);
});
