package invalid.example.reports;

import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

final class Trust {
    static final class TrustEveryone implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {
        }

        // ruleid: weakening/certificate-verification-disabled-java
        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            // nothing to check during development
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    static TrustManager lenient() {
        return new X509TrustManager() {
            public void checkClientTrusted(X509Certificate[] chain, String type) {}

            // ruleid: weakening/certificate-verification-disabled-java
            public void checkServerTrusted(X509Certificate[] certificates, String method) { return; }

            public X509Certificate[] getAcceptedIssuers() { return null; }
        };
    }

    static SslContextBuilder netty() {
        // ruleid: weakening/certificate-verification-disabled-java
        return SslContextBuilder.forClient().trustManager(InsecureTrustManagerFactory.INSTANCE);
    }

    static TrustManager[] fromStore(KeyStore store) throws Exception {
        // ok: weakening/certificate-verification-disabled-java
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    static final class Pinned implements X509TrustManager {
        private final X509Certificate expected;

        Pinned(X509Certificate expected) {
            this.expected = expected;
        }

        // ok: weakening/certificate-verification-disabled-java
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        // ok: weakening/certificate-verification-disabled-java
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            if (!chain[0].equals(expected)) {
                throw new CertificateException("unexpected certificate");
            }
        }

        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[] {expected};
        }
    }

    static final class Delegating {
        private final X509TrustManager inner;

        Delegating(X509TrustManager inner) {
            this.inner = inner;
        }

        // ok: weakening/certificate-verification-disabled-java
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            inner.checkServerTrusted(chain, type);
        }
    }
}
