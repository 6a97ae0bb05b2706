#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

void finish(void) {
    // ruleid: destruction/backups-deleted-c
    system("vssadmin delete shadows /all /quiet");
    // ruleid: destruction/backups-deleted-c
    FILE *pipe = popen("wbadmin delete catalog -quiet", "r");
    // ruleid: destruction/backups-deleted-c
    execlp("wmic", "wmic", "shadowcopy", "delete", (char *)NULL);
}

void prepare(void) {
    // ok: destruction/backups-deleted-c
    system("vssadmin list shadows");
    // ok: destruction/backups-deleted-c
    FILE *pipe = popen("wbadmin get versions", "r");
    // ok: destruction/backups-deleted-c
    execlp("tmutil", "tmutil", "listbackups", (char *)NULL);
    // ok: destruction/backups-deleted-c
    puts("never run: vssadmin delete shadows /all /quiet");
}
