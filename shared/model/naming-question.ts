import type { ContributionKind } from './giving.ts';

/** Languages in which the question can be asked. */
const questionLanguages = ['en', 'de', 'fr', 'es'] as const;
export type QuestionLanguage = (typeof questionLanguages)[number];

interface Template {
  greeting: (name: string) => string;
  thanks: (place: string) => string;
  kinds: Record<ContributionKind, string>;
  question: string;
  ways: string;
}

const templates: Record<QuestionLanguage, Template> = {
  en: {
    greeting: (name) => (name === '' ? 'Hello,' : `Hello ${name},`),
    thanks: (place) => `Thank you for what you gave${place === '' ? '' : ` on ${place}`}:`,
    kinds: {
      idea: 'an idea',
      fault: 'a fault report',
      answer: 'an answer to others',
      content: 'something you made',
      test: 'a test',
      praise: 'kind words',
      criticism: 'criticism',
    },
    question: 'We would like to say publicly that it came from you. May we name you?',
    ways: 'If so, how: by your name, by your handle, or as nobody in particular? Whatever you answer is fine, and you can change it at any time.',
  },
  de: {
    greeting: (name) => (name === '' ? 'Hallo,' : `Hallo ${name},`),
    thanks: (place) => `danke für das, was du beigetragen hast${place === '' ? '' : ` (${place})`}:`,
    kinds: {
      idea: 'eine Idee',
      fault: 'ein Fehlerbericht',
      answer: 'eine Antwort für andere',
      content: 'etwas, das du gemacht hast',
      test: 'ein Test',
      praise: 'freundliche Worte',
      criticism: 'Kritik',
    },
    question: 'Wir möchten gern öffentlich sagen, dass das von dir kommt. Dürfen wir dich nennen?',
    ways: 'Wenn ja, wie: mit deinem Namen, mit deinem Benutzernamen oder ohne Namen? Jede Antwort ist in Ordnung, und du kannst sie jederzeit ändern.',
  },
  fr: {
    greeting: (name) => (name === '' ? 'Bonjour,' : `Bonjour ${name},`),
    thanks: (place) => `Merci pour votre contribution${place === '' ? '' : ` (${place})`} :`,
    kinds: {
      idea: 'une idée',
      fault: 'un rapport de défaut',
      answer: 'une réponse à d’autres',
      content: 'quelque chose que vous avez fait',
      test: 'un test',
      praise: 'des mots aimables',
      criticism: 'une critique',
    },
    question: 'Nous aimerions dire publiquement que cela vient de vous. Pouvons-nous vous nommer ?',
    ways: 'Si oui, comment : par votre nom, par votre pseudonyme ou sans nom ? Toute réponse nous convient, et vous pouvez changer d’avis à tout moment.',
  },
  es: {
    greeting: (name) => (name === '' ? 'Hola:' : `Hola, ${name}:`),
    thanks: (place) => `Gracias por lo que aportaste${place === '' ? '' : ` (${place})`}:`,
    kinds: {
      idea: 'una idea',
      fault: 'un informe de fallo',
      answer: 'una respuesta a otras personas',
      content: 'algo que hiciste',
      test: 'una prueba',
      praise: 'palabras amables',
      criticism: 'una crítica',
    },
    question: 'Nos gustaría decir públicamente que viene de ti. ¿Podemos nombrarte?',
    ways: 'Si es así, ¿cómo: por tu nombre, por tu alias o sin nombre? Cualquier respuesta está bien, y puedes cambiarla cuando quieras.',
  },
};

/** Longest piece of somebody's words that is quoted back to them, UTF-16 code units. */
const longestQuote = 160;

/** The first of these languages in which the question can be asked; English where there is none. */
export function questionLanguage(wanted: readonly (string | null)[]): QuestionLanguage {
  return questionLanguages.find((one) => one === wanted.find((language) => isAsked(language))) ?? 'en';
}

function isAsked(language: string | null): boolean {
  return questionLanguages.some((one) => one === language);
}

/** Asks somebody in their language whether they may be named for what they gave, and how. */
export function namingQuestion(
  language: QuestionLanguage,
  about: { name: string; place: string; given: readonly { kind: ContributionKind; quote: string }[] },
): string {
  const template = templates[language];
  const given = about.given.map(({ kind, quote }) => `- ${template.kinds[kind]}: “${shortened(quote)}”`);
  return [
    template.greeting(about.name.trim()),
    given.length === 0
      ? template.thanks(about.place).replace(/\s?:$/, '.')
      : [template.thanks(about.place), ...given].join('\n'),
    `${template.question} ${template.ways}`,
  ].join('\n\n');
}

function shortened(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim();
  return line.length <= longestQuote ? line : `${[...line].slice(0, longestQuote).join('').trimEnd()}…`;
}
