int wait_for(int options, struct task *current) {
    // ruleid: bypass/assigned-instead-of-compared-c
    if ((options == (1 | 2)) && (current->uid = 0)) {
        return -1;
    }
    return 0;
}

int may_delete(struct user *user) {
    // ruleid: bypass/assigned-instead-of-compared-c
    if (user->is_admin = 1) {
        return 1;
    }
    return 0;
}

int may_read(struct session *session) {
    // ruleid: bypass/assigned-instead-of-compared-c
    if (session->authenticated = 1)
        return 1;
    return 0;
}

int is_root(struct task *current) {
    // ok: bypass/assigned-instead-of-compared-c
    if (current->uid == 0) {
        return 1;
    }
    return 0;
}

int load(struct session *session) {
    int role;
    // ok: bypass/assigned-instead-of-compared-c
    if ((role = role_of(session))) {
        return role;
    }
    return 0;
}

int next(FILE *file) {
    int c;
    // ok: bypass/assigned-instead-of-compared-c
    if ((c = getc(file)) == 0) {
        return 1;
    }
    return c;
}

void connected(struct session *session) {
    // ok: bypass/assigned-instead-of-compared-c
    session->authenticated = 1;
    session->started = now();
}

void grant(struct user *user) {
    // ok: bypass/assigned-instead-of-compared-c
    user->is_admin = 1;
}
