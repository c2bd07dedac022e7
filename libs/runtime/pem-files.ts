import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** Path of a file that can be read now. */
export const readableFile = z.string().check(({ value, issues }) => {
  const problem = problemOf(value);
  if (problem !== undefined) issues.push({ code: 'custom', message: problem, input: value });
});

/** Path of a PEM file with one certificate or more. */
export const certificateFile = z.string().check(({ value, issues }) => {
  const problem = problemOf(value) ?? problemOfCertificates(value, readFileSync(value, 'utf8'));
  if (problem !== undefined) issues.push({ code: 'custom', message: problem, input: value });
});

function problemOf(path: string): string | undefined {
  try {
    readFileSync(path);
    return undefined;
  } catch (error) {
    return `${path} cannot be read: ${Error.isError(error) && 'code' in error ? String(error.code) : String(error)}`;
  }
}

/** The problem with the certificates of a file, if any. */
export function problemOfCertificates(path: string, text: string): string | undefined {
  const found = text.match(/-----BEGIN CERTIFICATE-----[^]*?-----END CERTIFICATE-----/g) ?? [];
  if (found.length === 0) return `${path} holds no certificate in PEM`;
  try {
    for (const each of found) new X509Certificate(each);
    return undefined;
  } catch {
    return `${path} holds a certificate that cannot be understood`;
  }
}
