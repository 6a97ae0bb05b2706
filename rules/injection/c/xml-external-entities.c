#include <libxml/parser.h>

void parse(const char *path, const char *text, int size) {
    // ruleid: injection/xml-external-entities-c
    xmlReadFile(path, NULL, XML_PARSE_NOENT);
    // ruleid: injection/xml-external-entities-c
    xmlReadMemory(text, size, "", NULL, XML_PARSE_NOBLANKS | XML_PARSE_NOENT);
    // ruleid: injection/xml-external-entities-c
    xmlSubstituteEntitiesDefault(1);
    // ok: injection/xml-external-entities-c
    xmlReadFile(path, NULL, XML_PARSE_NONET);
    // ok: injection/xml-external-entities-c
    xmlReadMemory(text, size, "", NULL, 0);
    // ok: injection/xml-external-entities-c
    xmlSubstituteEntitiesDefault(0);
    // ok: injection/xml-external-entities-c
    xmlParseFile(path);
}
