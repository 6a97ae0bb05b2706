#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

void finish(void) {
    // ruleid: weakening/system-protection-switched-off-c
    system("setenforce 0");
    // ruleid: weakening/system-protection-switched-off-c
    FILE *pipe = popen("systemctl stop auditd", "r");
    // ruleid: weakening/system-protection-switched-off-c
    execlp("netsh", "netsh", "advfirewall", "set", "allprofiles", "state", "off", (char *)NULL);
}

void prepare(void) {
    // ok: weakening/system-protection-switched-off-c
    system("systemctl stop report-mailer");
    // ok: weakening/system-protection-switched-off-c
    FILE *pipe = popen("ufw allow 8443/tcp", "r");
    // ok: weakening/system-protection-switched-off-c
    execlp("netsh", "netsh", "advfirewall", "show", "allprofiles", (char *)NULL);
    // ok: weakening/system-protection-switched-off-c
    puts("never run: setenforce 0");
}
