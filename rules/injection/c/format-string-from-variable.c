#include <stdio.h>
#include <stdlib.h>
#include <syslog.h>

int main(int argc, char **argv) {
    char line[256];
    // ruleid: injection/format-string-from-variable
    printf(argv[1]);
    fgets(line, sizeof line, stdin);
    // ruleid: injection/format-string-from-variable
    printf(line);
    // ruleid: injection/format-string-from-variable
    syslog(LOG_INFO, line);
    char *name = getenv("NAME");
    // ruleid: injection/format-string-from-variable
    fprintf(stderr, name);
    // ok: injection/format-string-from-variable
    printf("%s", line);
    // ok: injection/format-string-from-variable
    printf("hello\n");
    // ok: injection/format-string-from-variable
    fprintf(stderr, "%s\n", name);
    // ok: injection/format-string-from-variable
    puts(argv[1]);
    return 0;
}
