import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Json } from '../support/api.js';
import { faultsOf } from '../support/faults.js';
import { aPerson } from '../support/municipality.factory.js';
import {
  aCeiling,
  aPlayRule,
  type PlayDocument,
  PlayWorld,
} from '../support/play-rules.factory.js';

describe('rules of play', () => {
  let world: PlayWorld;

  beforeAll(async () => {
    world = await PlayWorld.start();
  });

  afterAll(() => world.api.close());

  it('begin as a draft that only those who write it see', async () => {
    const document = await world.create();

    const seen = await world.chair.client.get(`${world.path}/${document.id}`);
    const hidden = await world.stranger.get(`${world.path}/${document.id}`);
    const list = await world.resident.client.get<PlayDocument[]>(`${world.path}?perPage=100`);

    expect(seen.body).toEqual(document);
    expect(seen.body).toMatchObject({
      state: 'draft',
      rules: [aCeiling(150_000)],
      documentHash: null,
    });
    expect(hidden.status).toBe(404);
    expect(list.body.map(({ id }) => id)).not.toContain(document.id);
  });

  it('are refused with every fault at once', async () => {
    const answer = await world.chair.client.post(
      world.path,
      world.draft({
        validFromOn: '2026-02-30',
        rules: [
          aPlayRule('hourly-rate-max', { hourCents: -1, hours: 3 }),
          { kind: 'tea', parameters: {}, source: { regulation: '', article: '1' } },
        ],
      }),
    );

    expect(answer.status).toBe(400);
    expect(faultsOf(answer.body)).toEqual([
      'rules[0].parameters.hourCents rule-parameter-refused',
      'rules[0].parameters.hours rule-parameter-refused',
      'rules[1].kind rule-parameter-refused',
      'rules[1].source.regulation text-empty',
      'validFromOn no-such-day',
    ]);
  });

  it.each(['residents-vote', 'first-come', 'small-amounts', 'committee-advice'])(
    'can start from the template %s, and read in two languages',
    async (template) => {
      const { id, rules } = await world.create({ template, rules: [] });

      const nl = await world.chair.client.get<{ sections: { paragraphs: string[] }[] }>(
        `${world.path}/${id}/text`,
      );
      const en = await world.chair.client.get<{ language: string }>(
        `${world.path}/${id}/text?language=en`,
      );

      expect(rules.length).toBeGreaterThan(8);
      expect(nl.body.sections[2]?.paragraphs).toHaveLength(rules.length);
      expect(JSON.stringify(nl.body)).toContain('binnen 6 weken bezwaar maken');
      expect(JSON.stringify(en.body)).toContain('you can object within 6 weeks');
    },
  );

  it('are talked over: residents comment, and every comment is answered before adoption', async () => {
    const { id } = await world.create();
    const closesAt = world.daysFromNow(8);
    const soon = await world.chair.client.post(`${world.path}/${id}/consultations`, {
      closesAt: world.daysFromNow(1),
    });
    const opened = await world.chair.client.post<PlayDocument>(
      `${world.path}/${id}/consultations`,
      { closesAt },
    );
    const comment = await world.resident.client.post<{ id: string }>(
      `${world.path}/${id}/comments`,
      {
        text: 'Mag het ook € 2.000 zijn?',
      },
    );
    const tooEarly = await world.chair.client.patch(`${world.path}/${id}`, { title: 'Anders' }, 2);
    world.pass(9);
    const tooLate = await world.resident.client.post(`${world.path}/${id}/comments`, {
      text: 'En nu?',
    });
    const changed = await world.chair.client.patch<PlayDocument>(
      `${world.path}/${id}`,
      { title: 'Anders' },
      2,
    );
    const unanswered = await world.chair.client.post(
      `${world.path}/${id}/adoptions`,
      {},
      { 'if-match': '"3"' },
    );
    const answers = `${world.path}/${id}/comments/${comment.body.id}/answers`;
    const answer = { outcome: 'not-adopted', text: 'Er is niet genoeg geld.' };
    const answered = await world.chair.client.post(answers, answer);
    const again = await world.chair.client.post(answers, answer);
    const adopted = await world.chair.client.post(
      `${world.path}/${id}/adoptions`,
      {},
      { 'if-match': '"3"' },
    );
    const seen = await world.stranger.get<Json[]>(`${world.path}/${id}/comments`);

    expect(faultsOf(soon.body)).toEqual(['closesAt consultation-length']);
    expect(opened.body).toMatchObject({ state: 'consultation', consultation: { closesAt } });
    expect(comment.status).toBe(201);
    expect(tooEarly.body).toMatchObject({ type: 'urn:wijkkas:problem:play-rules-frozen' });
    expect(tooLate.body).toMatchObject({ type: 'urn:wijkkas:problem:consultation-closed' });
    expect(changed.body).toMatchObject({ title: 'Anders', version: 3 });
    expect(faultsOf(unanswered.body)).toEqual(['comments adoption-refused']);
    expect(answered.body).toMatchObject({ answer });
    expect(again.body).toMatchObject({ type: 'urn:wijkkas:problem:comment-answered' });
    expect(adopted.body).toMatchObject({ state: 'adopted', withoutConsultationReason: null });
    expect(seen.body).toEqual([answered.body]);
    expect(JSON.stringify(seen.body)).not.toContain(world.resident.id);
  });

  it('have a frozen text with the hash that anybody can compute, and a next version in words', async () => {
    const first = await world.adopt(await world.create());
    const second = await world.create({
      rules: [aCeiling(250_000)],
    });
    const adopted = await world.adopt(second);

    const frozen = await fetch(`${world.api.baseUrl}${world.path}/${first.id}/frozen-text`);
    const text = await frozen.text();
    const before = await world.chair.client.get(`${world.path}/${first.id}`);
    const words = await world.chair.client.get(
      `${world.path}/${adopted.id}/comparison?fromDocumentId=${first.id}`,
    );

    expect(createHash('sha256').update(text).digest('hex')).toBe(first.documentHash);
    expect(frozen.headers.get('etag')).toBe(`"${first.documentHash}"`);
    expect(before.body).toMatchObject({ state: 'superseded', documentHash: first.documentHash });
    expect(words.body).toMatchObject({
      changes: [{ change: 'changed', kind: 'initiative-ceiling', fields: ['amountCents'] }],
    });
    expect(JSON.stringify(words.body)).toMatch(/hoogstens €.1\.500\. .*hoogstens €.2\.500\./);
  });

  it('are adopted by the chair only, with a reason when residents were not asked', async () => {
    const document = await world.create();
    const secretary = await aPerson(world.api, world.town, 'secretary');
    const headers = { 'if-match': '"1"' };
    const adoptions = `${world.path}/${document.id}/adoptions`;

    const bySecretary = await secretary.client.post(adoptions, {}, headers);
    const silent = await world.chair.client.post(adoptions, {}, headers);
    const gone = await world.chair.client.send(
      'DELETE',
      `${world.path}/${document.id}`,
      undefined,
      headers,
    );

    expect(bySecretary.status).toBe(403);
    expect(faultsOf(silent.body)).toEqual(['withoutConsultationReason adoption-refused']);
    expect(gone.status).toBe(204);
  });
});
