import ldap
from ldap.filter import escape_filter_chars

BASE = "ou=people,dc=example,dc=invalid"


def find(link, user):
    # ruleid: injection/ldap-filter-from-interpolated-string
    return link.search_s(BASE, ldap.SCOPE_SUBTREE, f"(uid={user})")


def login(link, user):
    query = "(&(uid=%s)(active=TRUE))" % user
    # ruleid: injection/ldap-filter-from-interpolated-string
    return link.search_s(BASE, ldap.SCOPE_SUBTREE, query)


def find_with_ldap3(link, mail):
    # ruleid: injection/ldap-filter-from-interpolated-string
    link.search(BASE, search_filter="(mail=" + mail + ")", attributes=["cn"])
    return link.entries


def find_well(link, user):
    # ok: injection/ldap-filter-from-interpolated-string
    return link.search_s(BASE, ldap.SCOPE_SUBTREE, f"(uid={escape_filter_chars(user)})")


def everybody(link):
    # ok: injection/ldap-filter-from-interpolated-string
    return link.search_s(BASE, ldap.SCOPE_SUBTREE, "(objectClass=person)")


def find_text(index, text):
    # ok: injection/ldap-filter-from-interpolated-string
    return index.search("all", f"title:{text}")


def listed(link, attributes):
    # ok: injection/ldap-filter-from-interpolated-string
    link.search(BASE, "(uid=*)", attributes=attributes)
