export const welcomeText = {
  title: 'Begin with what people have told you',
  lead: 'Sameside keeps every conversation in one inbox on this computer. Nothing leaves it unless you send it.',
  importTitle: 'Import what you have',
  importHint: 'Mailboxes, single mails, feeds or archives. You can also drop them anywhere on this window.',
  files: 'Choose files',
  folder: 'Choose a folder',
  feedTitle: 'Follow a feed',
  feedHint: 'A blog, a forum or its comments, by the address of its RSS, Atom or JSON feed.',
  sampleTitle: 'Look around first',
  sampleHint:
    'A small public archive to try everything with: questions, answers and comments from History Meta Stack Exchange, by their authors, CC BY-SA 3.0 and 4.0.',
  sample: 'Open the sample inbox',
  working: 'Reading what you gave',
  workingHint: 'The inbox opens as soon as the first conversation is there.',
};
