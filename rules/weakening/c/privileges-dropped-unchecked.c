#include <stdlib.h>
#include <unistd.h>

void drop(uid_t user, gid_t group) {
    // ruleid: weakening/privileges-dropped-unchecked
    setgid(group);
    // ruleid: weakening/privileges-dropped-unchecked
    setuid(user);
}

void dropAll(uid_t user) {
    // ruleid: weakening/privileges-dropped-unchecked
    setresuid(user, user, user);
}

void dropWell(uid_t user, gid_t group) {
    // ok: weakening/privileges-dropped-unchecked
    if (setgid(group) != 0 || setuid(user) != 0) {
        abort();
    }
}

int dropAndTell(uid_t user) {
    // ok: weakening/privileges-dropped-unchecked
    return setuid(user);
}

void dropAndKeep(uid_t user) {
    // ok: weakening/privileges-dropped-unchecked
    int result = setuid(user);
    if (result != 0) {
        abort();
    }
}

void identity(void) {
    // ok: weakening/privileges-dropped-unchecked
    getuid();
}
