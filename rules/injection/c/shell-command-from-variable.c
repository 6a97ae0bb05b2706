#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void ping(const char *host) {
    char command[256];
    snprintf(command, sizeof command, "ping -c 1 %s", host);
    // ruleid: injection/shell-command-from-variable-c
    system(command);
}

void convert(const char *path) {
    char command[256];
    sprintf(command, "convert %s out.png", path);
    // ruleid: injection/shell-command-from-variable-c
    FILE *pipe = popen(command, "r");
}

void remove_report(char *name) {
    char command[256] = "rm reports/";
    strcat(command, name);
    // ruleid: injection/shell-command-from-variable-c
    system(command);
}

void constant(void) {
    // ok: injection/shell-command-from-variable-c
    system("ls -l");
}

void numbered(int number) {
    char command[64];
    snprintf(command, sizeof command, "head -n %d list.txt", number);
    // ok: injection/shell-command-from-variable-c
    system(command);
}

void configured(const char *command) {
    // ok: injection/shell-command-from-variable-c
    system(command);
}

void label(const char *name) {
    char text[64];
    snprintf(text, sizeof text, "report %s", name);
    // ok: injection/shell-command-from-variable-c
    puts(text);
}
