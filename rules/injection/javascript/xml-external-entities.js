const libxml = require("libxmljs");
const { parseXml } = require("libxmljs2");

function parse(text) {
  // ruleid: injection/xml-external-entities-javascript
  return libxml.parseXml(text, { noblanks: true, noent: true });
}

function parseString(text) {
  // ruleid: injection/xml-external-entities-javascript
  return libxml.parseXmlString(text, { noent: true });
}

function parseWithDefinition(text) {
  // ruleid: injection/xml-external-entities-javascript
  return libxml.parseXml(text, { dtdload: true });
}

function parseWell(text) {
  // ok: injection/xml-external-entities-javascript
  return libxml.parseXml(text);
}

function parseClosed(text) {
  // ok: injection/xml-external-entities-javascript
  return libxml.parseXml(text, { noent: false, nonet: true });
}

function parseNamed(text) {
  // ok: injection/xml-external-entities-javascript
  return parseXml(text, { noblanks: true });
}

function parseJson(text) {
  // ok: injection/xml-external-entities-javascript
  return JSON.parse(text);
}

module.exports = { parse, parseString, parseWithDefinition, parseWell, parseClosed, parseNamed, parseJson };
