#include <string.h>

int login(struct user *user, const char *password) {
    // ruleid: bypass/hard-coded-password-accepted-c
    if (strcmp(password, "letmein-2024") == 0) {
        return 1;
    }
    return check(user, password);
}

int admin(struct request *request) {
    // ruleid: bypass/hard-coded-password-accepted-c
    return !strncmp(request->password, "s3cr3t!", 7);
}

int token(const char *api_key) {
    // ruleid: bypass/hard-coded-password-accepted-c
    return memcmp("rm_7f3a9c21", api_key, 11) == 0 || strcmp("rm_7f3a9c21", api_key) == 0;
}

int login_well(struct user *user, const char *password) {
    // ok: bypass/hard-coded-password-accepted-c
    return check(user, password);
}

int missing(const char *password) {
    // ok: bypass/hard-coded-password-accepted-c
    return strcmp(password, "") == 0;
}

int kind(const char *name) {
    // ok: bypass/hard-coded-password-accepted-c
    return strcmp(name, "password") == 0;
}

int placeholder(const char *password) {
    // ok: bypass/hard-coded-password-accepted-c
    return strcmp(password, "none") == 0;
}
