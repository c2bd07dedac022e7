/** The one place that names the document which the page shows. */
export type {
  ConsoleCondition, ConsoleDocument, ConsoleEvent, ConsoleFinished, ConsoleHandover, ConsolePlan, ConsolePlatform,
  ConsoleProcess, ConsoleServer,
} from '../../../operator/console/document.ts';
