#include <sys/stat.h>

void share(const char *path, int file) {
    // ruleid: weakening/file-open-to-everyone-c
    chmod(path, 0777);
    // ruleid: weakening/file-open-to-everyone-c
    fchmod(file, 0666);
    // ruleid: weakening/file-open-to-everyone-c
    chmod(path, S_IRWXU | S_IRWXG | S_IRWXO);
}

void keep(const char *path, int file, mode_t mode) {
    // ok: weakening/file-open-to-everyone-c
    chmod(path, 0755);
    // ok: weakening/file-open-to-everyone-c
    fchmod(file, S_IRUSR | S_IWUSR);
    // ok: weakening/file-open-to-everyone-c
    chmod(path, mode);
    // ok: weakening/file-open-to-everyone-c
    mkdir(path, 0777);
}
