#include <stdio.h>
#include <stdlib.h>

void reports(char *template) {
    // ruleid: weakening/predictable-temporary-file-c
    char *name = tmpnam(NULL);
    // ruleid: weakening/predictable-temporary-file-c
    char *other = tempnam("/tmp", "report");
    // ruleid: weakening/predictable-temporary-file-c
    mktemp(template);
}

void good(char *template) {
    // ok: weakening/predictable-temporary-file-c
    int handle = mkstemp(template);
    // ok: weakening/predictable-temporary-file-c
    FILE *file = tmpfile();
    // ok: weakening/predictable-temporary-file-c
    char *folder = mkdtemp(template);
    // ok: weakening/predictable-temporary-file-c
    puts("mktemp");
}
