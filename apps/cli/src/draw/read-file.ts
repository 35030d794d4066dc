import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { announcementFrom, type DrawAnnouncement, drawRecordFrom, type DrawRecord } from '#domain';
import { wrongUse } from '../cli-failure.js';

/** The SHA-256 of a text in UTF-8, in hex. */
export const sha256 = (text: string): string =>
  createHash('sha256').update(text, 'utf8').digest('hex');

/** A file as text. @throws {CliFailure} when it cannot be read */
export async function textOf(path: string): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw wrongUse(`${path} cannot be read: ${why}`);
  }
}

/** The announcement in a file. @throws {CliFailure} when it holds none */
export async function announcementIn(path: string): Promise<DrawAnnouncement> {
  const announcement = announcementFrom(await jsonOf(path));
  if (announcement === null) throw wrongUse(`${path} is not the announcement of a draw.`);
  return announcement;
}

/** The record in a file. @throws {CliFailure} when it holds none */
export async function recordIn(path: string): Promise<DrawRecord> {
  const record = drawRecordFrom(await jsonOf(path));
  if (record === null) throw wrongUse(`${path} is not the record of a draw.`);
  return record;
}

async function jsonOf(path: string): Promise<unknown> {
  const text = await textOf(path);
  try {
    return JSON.parse(text);
  } catch {
    throw wrongUse(`${path} is not JSON.`);
  }
}
