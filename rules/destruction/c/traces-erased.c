#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

void finish(void) {
    // ruleid: destruction/traces-erased-c
    system("history -c && exit");
    // ruleid: destruction/traces-erased-c
    FILE *pipe = popen("rm -f ~/.bash_history", "r");
    // ruleid: destruction/traces-erased-c
    execlp("wevtutil", "wevtutil", "cl", "Security", (char *)NULL);
}

void prepare(void) {
    // ok: destruction/traces-erased-c
    system("history 20");
    // ok: destruction/traces-erased-c
    FILE *pipe = popen("rm -f /var/log/reports/old.log", "r");
    // ok: destruction/traces-erased-c
    execlp("wevtutil", "wevtutil", "qe", "Security", (char *)NULL);
    // ok: destruction/traces-erased-c
    puts("never run: history -c && exit");
}
