/** What somebody is told, as far as it is known. Nobody else is ever named in it. */
export interface TellingFacts {
  outcome: 'shipped' | 'declined';
  /** How they want to be called; null where they said nothing or want no name. */
  name: string | null;
  /** What the change is called among us. */
  title: string;
  /** Their own words, where they were quoted. */
  quote: string | null;
  /** When it became so. */
  date: number;
  /** What the company said about it; for a declined change its reason. */
  words: string;
  timeZone: string;
}

interface Template {
  locale: string;
  greeting(name: string | null): string;
  wrote(quote: string): string;
  asked(title: string): string;
  shipped(day: string): string;
  declined(reason: string): string;
  thanksShipped: string;
  thanksDeclined: string;
}

const templates = {
  en: {
    locale: 'en-GB',
    greeting: (name) => (name === null ? 'Hello,' : `Hello ${name},`),
    wrote: (quote) => `You wrote: “${quote}”`,
    asked: (title) => `You asked for this: “${title}”.`,
    shipped: (day) => `What you asked for has been there since ${day}.`,
    declined: (reason) =>
      `We spoke up for what you asked for, and the answer is no. The reason, in the company's words: “${reason}”`,
    thanksShipped: 'Thank you for saying it. Does it help you?',
    thanksDeclined: 'Thank you for asking. If there is something that we did not understand, please tell us.',
  },
  de: {
    locale: 'de-DE',
    greeting: (name) => (name === null ? 'Hallo,' : `Hallo ${name},`),
    wrote: (quote) => `Sie haben geschrieben: „${quote}“`,
    asked: (title) => `Sie haben sich das gewünscht: „${title}“.`,
    shipped: (day) => `Was Sie sich gewünscht haben, gibt es seit dem ${day}.`,
    declined: (reason) =>
      `Wir haben uns für Ihren Wunsch eingesetzt, und die Antwort ist Nein. Der Grund, in den Worten der Firma: „${reason}“`,
    thanksShipped: 'Danke, dass Sie es gesagt haben. Hilft es Ihnen?',
    thanksDeclined: 'Danke für den Wunsch. Wenn wir etwas nicht verstanden haben, sagen Sie es uns bitte.',
  },
  fr: {
    locale: 'fr-FR',
    greeting: (name) => (name === null ? 'Bonjour,' : `Bonjour ${name},`),
    wrote: (quote) => `Vous avez écrit : « ${quote} »`,
    asked: (title) => `Vous avez demandé ceci : « ${title} ».`,
    shipped: (day) => `Ce que vous avez demandé est disponible depuis le ${day}.`,
    declined: (reason) =>
      `Nous avons défendu votre demande, et la réponse est non. La raison, avec les mots de l'entreprise : « ${reason} »`,
    thanksShipped: "Merci de l'avoir dit. Est-ce que cela vous aide ?",
    thanksDeclined: "Merci de l'avoir demandé. S'il y a quelque chose que nous n'avons pas compris, dites-le-nous.",
  },
  es: {
    locale: 'es-ES',
    greeting: (name) => (name === null ? 'Hola:' : `Hola, ${name}:`),
    wrote: (quote) => `Usted escribió: «${quote}»`,
    asked: (title) => `Usted pidió esto: «${title}».`,
    shipped: (day) => `Lo que pidió está disponible desde el ${day}.`,
    declined: (reason) =>
      `Defendimos lo que pidió, y la respuesta es no. El motivo, en palabras de la empresa: «${reason}»`,
    thanksShipped: 'Gracias por decirlo. ¿Le ayuda?',
    thanksDeclined: 'Gracias por pedirlo. Si hay algo que no hemos entendido, díganoslo, por favor.',
  },
} as const satisfies Record<string, Template>;

/** The languages that drafts are written in; everything else falls back to the first. */
export const tellingLanguages = Object.keys(templates) as (keyof typeof templates)[];

const quoteLength = 280;

/** The draft of what to tell somebody, in the first of the languages that there are words for, else in English. */
export function tellingWords(languages: readonly string[], facts: TellingFacts): { language: string; words: string } {
  const language = languages.map(writtenLanguage).find((found) => found !== null) ?? 'en';
  const template: Template = templates[language];
  const day = new Intl.DateTimeFormat(template.locale, { dateStyle: 'long', timeZone: facts.timeZone }).format(
    facts.date,
  );
  const words = facts.words.trim();
  const paragraphs = [
    template.greeting(facts.name),
    facts.quote === null ? template.asked(facts.title) : template.wrote(shortened(facts.quote)),
    ...(facts.outcome === 'shipped'
      ? [[template.shipped(day), ...(words === '' ? [] : [words])].join('\n'), template.thanksShipped]
      : [template.declined(words), template.thanksDeclined]),
  ];
  return { language, words: paragraphs.join('\n\n') };
}

function writtenLanguage(code: string): keyof typeof templates | null {
  return tellingLanguages.find((known) => known === code) ?? null;
}

/** One paragraph that ends at a word. */
function shortened(quote: string): string {
  const line = quote.replace(/\s+/g, ' ').trim();
  if (line.length <= quoteLength) return line;
  const cut = line.slice(0, quoteLength);
  const end = cut.lastIndexOf(' ');
  return `${(end > quoteLength / 2 ? cut.slice(0, end) : cut).trimEnd()} …`;
}
