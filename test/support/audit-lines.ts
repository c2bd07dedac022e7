import { auditLine, type AuditLine } from '@cecochat/runtime';

/** The lines of the audit in the log of a process. Throws for one that has not the documented form. */
export function auditLinesIn(log: string): AuditLine[] {
  const marked = log.split('\n').filter((line) => line.includes('"audit":'));
  return marked.map((line) => auditLine.parse(JSON.parse(line)));
}
