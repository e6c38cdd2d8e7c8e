/** A response of the API with a code other than SUCCESS. */
export class ReturnCodeError extends Error {
  constructor(code, detail) {
    super(`${code}: ${detail}`);
    this.name = "ReturnCodeError";
    this.code = code;
    this.detail = detail;
  }
}

/**
 * Returns the data element of a response of the API, if it has one: its name,
 * attributes, children, and text, which includes that of its children.
 *
 * @throws {ReturnCodeError} if the code is not SUCCESS
 * @throws {Error} if the text is no response of the API
 */
export function readResponse(xml) {
  const { children } = parseXml(xml);
  const find = (name) => children.find((child) => child.name === name);
  const code = find("code")?.text.trim();
  if (!code) {
    throw new Error("not a response of the API: it has no code");
  }
  if (code !== "SUCCESS") {
    throw new ReturnCodeError(code, find("message")?.text.trim() ?? "");
  }
  return find("data");
}

/** Reads XML without a DOCTYPE; Node.js has no parser of its own. */
function parseXml(xml) {
  // Comments and instructions, CDATA, end tags, start tags, text; a stray "<".
  const tokens =
    /<!--.*?-->|<\?.*?\?>|<!\[CDATA\[(.*?)\]\]>|<\/([^\s<>/]+)\s*>|<([^\s<>/!?]+)((?:\s+[^\s<>/=]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)|</gs;
  const top = { name: "", attributes: {}, children: [], text: "" };
  const open = [top];
  for (const match of xml.matchAll(tokens)) {
    const [token, cdata, end, name, attributes, empty, text] = match;
    const [element, parent] = open;
    if (name) {
      const child = { name, attributes: {}, children: [], text: "" };
      for (const [, key, value] of attributes.matchAll(
        /([^\s=]+)\s*=\s*("[^"]*"|'[^']*')/g,
      )) {
        child.attributes[key] = decode(value.slice(1, -1));
      }
      element.children.push(child);
      if (!empty) open.unshift(child);
    } else if (parent && end === element.name) {
      parent.text += element.text;
      open.shift();
    } else if (parent && (cdata ?? text) !== undefined) {
      element.text += cdata ?? decode(text);
    } else if (!/^(<[!?]|\s+$)/.test(token)) {
      throw new SyntaxError(`malformed XML at character ${match.index}`);
    }
  }
  const [root, ...others] = top.children;
  if (!root || others.length > 0 || open.length > 1) {
    throw new SyntaxError("malformed XML");
  }
  return root;
}

/** Replaces the references to characters in a text, such as &lt;. */
function decode(text) {
  const names = { amp: 38, apos: 39, gt: 62, lt: 60, quot: 34 };
  return text.replace(/&(?:#(x?[\da-f]+)|(\w+));|&/gi, (_, number, name) =>
    String.fromCodePoint(number ? Number(`0${number}`) : names[name]),
  );
}
