/** The Dutch texts (B1) of signing in. */
export const signInNl = {
  heading: 'Inloggen',
  lead: 'Log in om een plan in te dienen, te steunen of te volgen.',
  how: 'Hoe wil je inloggen?',
  byAccount: 'Met mijn e-mailadres',
  byLetter: 'Met de code uit een brief',
  email: 'E-mailadres',
  password: 'Wachtwoord',
  letterCode: 'Code uit de brief',
  letterHint: 'Hoofdletters en streepjes maken niet uit.',
  submit: 'Log in',
  busy: 'We kijken het na…',
  notRight: 'Dit is niet gelukt',
  wrongAccount: 'Het e-mailadres en het wachtwoord horen niet bij elkaar.',
  wrongCode: 'Deze code kennen we niet. Kijk of je hem goed hebt overgenomen.',
  tooOften: 'Er is te vaak iets verkeerds ingevuld. Wacht een kwartier en probeer het dan weer.',
  notNow: 'Dit lukt nu niet. Probeer het over een minuut.',
  missing: {
    email: 'Vul je e-mailadres in.',
    password: 'Vul je wachtwoord in.',
    letterCode: 'Vul de code uit de brief in.',
  },
  noMunicipality: 'Kies eerst een gemeente.',
  back: 'Naar de voorpagina',
};

export type SignInMessages = typeof signInNl;
