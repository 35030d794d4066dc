import type { OpenPointName, PlanChange } from '#domain';
import type { Language } from './speaker.js';

type Words = {
  readonly open: Readonly<Record<OpenPointName, string>>;
  readonly fields: Readonly<Record<PlanChange['field'], string>>;
};

const nl: Words = {
  open: {
    costs: 'Vul in wat het kost. Minstens één regel is nodig.',
    request:
      'Er blijft niets over om te vragen: jij en anderen betalen alles al. Pas de kosten of de bijdragen aan.',
    summary: 'Vertel wat je wilt doen.',
    place: 'Vertel waar het komt: zet een punt op de kaart of kies een wijk of buurt.',
    'for-whom': 'Vertel voor wie het is.',
    'carried-out-by': 'Vertel wie het werk doet.',
    'applicant-kind':
      'Vertel als wie je aanvraagt: als bewoner, als groep bewoners, als organisatie of als ondernemer.',
    theme: 'Kies een onderwerp.',
    aims: 'Vertel of het plan een geloof, politiek, winst of privébelang dient. Dient het niets daarvan, zeg dat dan.',
    period: 'Vul in wanneer je begint en wanneer het klaar is.',
    'own-contribution': 'Vul in wat je zelf betaalt. Betaal je niets, vul dan 0 in.',
    'cost-categories': 'Kies bij elke regel wat voor kosten het zijn.',
    'work-hours': 'Vul bij eigen werk de uren in, en wat een uur kost.',
  },
  fields: {
    title: 'naam',
    summary: 'wat',
    forWhom: 'voor wie',
    carriedOutBy: 'wie het doet',
    costLines: 'kosten',
    theme: 'onderwerp',
    aims: 'doelen',
    applicantKind: 'aanvrager',
    startsOn: 'begin',
    endsOn: 'einde',
    location: 'plek',
    areaId: 'wijk of buurt',
    ownContributionCents: 'eigen bijdrage',
    otherFundingCents: 'geld van anderen',
    unforeseenCents: 'onvoorzien',
  },
};

const en: Words = {
  open: {
    costs: 'Tell what it costs. At least one line is needed.',
    request:
      'Nothing is left to ask for: you and others pay all of it already. Change the costs or the contributions.',
    summary: 'Tell what you want to do.',
    place: 'Tell where it will be: put a point on the map, or choose a wijk or buurt.',
    'for-whom': 'Tell for whom it is.',
    'carried-out-by': 'Tell who does the work.',
    'applicant-kind':
      'Tell as what you apply: as a resident, a group of residents, an organisation or an entrepreneur.',
    theme: 'Choose a theme.',
    aims: 'Tell whether the plan serves a religion, politics, profit or private gain. If it serves none of them, say so.',
    period: 'Tell when you begin and when it is done.',
    'own-contribution': 'Tell what you pay yourselves. If that is nothing, put 0.',
    'cost-categories': 'Choose for each line what sort of cost it is.',
    'work-hours': 'Tell the hours of your own work, and what an hour costs.',
  },
  fields: {
    title: 'name',
    summary: 'what',
    forWhom: 'for whom',
    carriedOutBy: 'who does it',
    costLines: 'costs',
    theme: 'theme',
    aims: 'aims',
    applicantKind: 'applicant',
    startsOn: 'start',
    endsOn: 'end',
    location: 'place',
    areaId: 'wijk or buurt',
    ownContributionCents: 'own contribution',
    otherFundingCents: 'money from others',
    unforeseenCents: 'unforeseen',
  },
};

const WORDS: Readonly<Record<Language, Words>> = { nl, en };

/** What to do about something that a plan does not tell yet. */
export function openPointText(name: OpenPointName, language: Language): string {
  return WORDS[language].open[name];
}

/** What a field of a plan is called. */
export function planFieldText(field: PlanChange['field'], language: Language): string {
  return WORDS[language].fields[field];
}
