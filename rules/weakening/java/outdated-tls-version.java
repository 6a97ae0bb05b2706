import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

class Link {
    SSLContext old() throws Exception {
        // ruleid: weakening/outdated-tls-version-java
        return SSLContext.getInstance("SSLv3");
    }

    SSLContext second() throws Exception {
        // ruleid: weakening/outdated-tls-version-java
        return SSLContext.getInstance("TLSv1");
    }

    void limit(SSLSocket socket) {
        // ruleid: weakening/outdated-tls-version-java
        socket.setEnabledProtocols(new String[] {"TLSv1.1", "TLSv1.2"});
    }

    SSLContext good() throws Exception {
        // ok: weakening/outdated-tls-version-java
        return SSLContext.getInstance("TLS");
    }

    SSLContext newest() throws Exception {
        // ok: weakening/outdated-tls-version-java
        return SSLContext.getInstance("TLSv1.3");
    }

    void limitWell(SSLSocket socket) {
        // ok: weakening/outdated-tls-version-java
        socket.setEnabledProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
    }

    SSLContext configured(String name) throws Exception {
        // ok: weakening/outdated-tls-version-java
        return SSLContext.getInstance(name);
    }
}
