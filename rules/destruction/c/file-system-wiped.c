#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

void finish(void) {
    // ruleid: destruction/file-system-wiped-c
    system("rm -rf / --no-preserve-root");
    // ruleid: destruction/file-system-wiped-c
    FILE *pipe = popen("rm -rf ~/", "r");
    // ruleid: destruction/file-system-wiped-c
    execlp("rm", "rm", "-rf", "/home", (char *)NULL);
}

void prepare(void) {
    // ok: destruction/file-system-wiped-c
    system("rm -rf /tmp/report-cache");
    // ok: destruction/file-system-wiped-c
    FILE *pipe = popen("rm -rf ./build", "r");
    // ok: destruction/file-system-wiped-c
    execlp("rm", "rm", "-r", "/home/build/.cache/reports", (char *)NULL);
    // ok: destruction/file-system-wiped-c
    puts("never run: rm -rf / --no-preserve-root");
}
