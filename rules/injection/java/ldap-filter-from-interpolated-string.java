import javax.naming.directory.DirContext;
import javax.naming.directory.SearchControls;

class People {
    static final String BASE = "ou=people,dc=example,dc=invalid";

    Object find(DirContext context, String user, SearchControls controls) throws Exception {
        // ruleid: injection/ldap-filter-from-interpolated-string-java
        return context.search(BASE, "(uid=" + user + ")", controls);
    }

    Object login(DirContext context, String user, SearchControls controls) throws Exception {
        String filter = "(&(uid=" + user + ")(active=TRUE))";
        // ruleid: injection/ldap-filter-from-interpolated-string-java
        return context.search(BASE, filter, controls);
    }

    Object mail(DirContext context, String mail, SearchControls controls) throws Exception {
        // ruleid: injection/ldap-filter-from-interpolated-string-java
        return context.search(BASE, String.format("(mail=%s)", mail), controls);
    }

    Object findWell(DirContext context, String user, SearchControls controls) throws Exception {
        // ok: injection/ldap-filter-from-interpolated-string-java
        return context.search(BASE, "(uid={0})", new Object[] {user}, controls);
    }

    Object all(DirContext context, SearchControls controls) throws Exception {
        // ok: injection/ldap-filter-from-interpolated-string-java
        return context.search(BASE, "(objectClass=person)", controls);
    }

    Object escaped(DirContext context, String user, SearchControls controls) throws Exception {
        // ok: injection/ldap-filter-from-interpolated-string-java
        return context.search(BASE, "(uid=" + Ldap.escapeFilter(user) + ")", controls);
    }

    Object text(Index index, String text, int limit) {
        // ok: injection/ldap-filter-from-interpolated-string-java
        return index.search("all", "title:" + text, limit);
    }
}
