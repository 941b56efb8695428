// Answers for: a published CSV file as rows by column name, and a figure in it, which may be a symbol for missing.

import { readFileSync } from "node:fs";

/** The symbols that the Department for Education prints where it gives no figure. */
const missing = new Set(["", "x", "z", "c", ":", "~", "u"]);

/** The fields of each line; a field may be quoted, with "" for a quotation mark inside it. */
function* linesOf(text) {
  let fields = [];
  let field = "";
  let quoted = false;
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  for (let i = start; i < text.length; i++) {
    const character = text[i];
    if (quoted) {
      if (character !== '"') field += character;
      else if (text[i + 1] === '"') {
        field += '"';
        i++;
      } else quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === ",") {
      fields.push(field);
      field = "";
    } else if (character === "\n") {
      fields.push(field);
      yield fields;
      fields = [];
      field = "";
    } else if (character !== "\r") field += character;
  }
  if (field !== "" || fields.length > 0) yield [...fields, field];
}

/** A file's rows as objects by column name. Empty lines are left out. */
export function readTable(path) {
  const [names, ...lines] = linesOf(readFileSync(path, "utf8"));
  return lines
    .filter((fields) => fields.length > 1 || fields[0] !== "")
    .map((fields) => {
      if (fields.length !== names.length) {
        throw new Error(`${path}: a line of ${fields.length} fields under ${names.length} names`);
      }
      return Object.fromEntries(names.map((name, i) => [name, fields[i]]));
    });
}

/** The number in a column, or null where a symbol stands for a missing one. */
export function figure(row, column) {
  const text = row[column];
  if (text === undefined) throw new Error(`there is no column ${column}`);
  if (missing.has(text.trim())) return null;
  const number = Number(text);
  if (!Number.isFinite(number)) throw new Error(`${column} holds ${text}`);
  return number;
}

/** The same where a missing figure counts as nothing. */
export const count = (row, column) => figure(row, column) ?? 0;
