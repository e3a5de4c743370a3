/** Files of attachments that are to be removed from the disk. */
export const removedFiles = {
  version: 75,
  sql: `
-- Written by the step that lets an attachment go, taken out once its file is gone: a crash in between leaves no file behind.
CREATE TABLE removed_files (sha256 TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
`,
};
