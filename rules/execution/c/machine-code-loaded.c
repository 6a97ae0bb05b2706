#include <string.h>
#include <sys/mman.h>

unsigned char text[] = "\x90\x90\xc3";

void start(void) {
    // ruleid: execution/machine-code-loaded-c
    ((void (*)())text)();
}

void startVoid(void *buffer) {
    // ruleid: execution/machine-code-loaded-c
    ((void (*)(void))buffer)();
}

void startOnWindows(void) {
    // ruleid: execution/machine-code-loaded-c
    void *place = VirtualAlloc(NULL, 4096, MEM_COMMIT, PAGE_EXECUTE_READWRITE);
    memcpy(place, text, sizeof text);
}

void reserve(void) {
    // ok: execution/machine-code-loaded-c
    void *place = VirtualAlloc(NULL, 4096, MEM_COMMIT, PAGE_READWRITE);
}

void callback(void (*function)(void)) {
    // ok: execution/machine-code-loaded-c
    function();
}

void *map(void) {
    // ok: execution/machine-code-loaded-c
    return mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
}

int convert(double value) {
    // ok: execution/machine-code-loaded-c
    return (int)value;
}
