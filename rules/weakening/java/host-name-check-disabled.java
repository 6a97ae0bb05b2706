package invalid.example.reports;

import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSession;
import okhttp3.OkHttpClient;
import org.apache.http.conn.ssl.NoopHostnameVerifier;
import org.apache.http.impl.client.HttpClients;

final class Connections {
    static void relax(HttpsURLConnection connection) {
        // ruleid: weakening/host-name-check-disabled
        connection.setHostnameVerifier((host, session) -> true);
    }

    static Object client() {
        // ruleid: weakening/host-name-check-disabled
        return HttpClients.custom().setSSLHostnameVerifier(NoopHostnameVerifier.INSTANCE).build();
    }

    static final class AnyHost implements HostnameVerifier {
        // ruleid: weakening/host-name-check-disabled
        @Override
        public boolean verify(String host, SSLSession session) {
            return true;
        }
    }

    static OkHttpClient okay() {
        // ruleid: weakening/host-name-check-disabled
        return new OkHttpClient.Builder().hostnameVerifier((name, session) -> true).build();
    }

    static void strict(HttpsURLConnection connection) {
        // ok: weakening/host-name-check-disabled
        connection.setHostnameVerifier(HttpsURLConnection.getDefaultHostnameVerifier());
    }

    static void oneMoreName(HttpsURLConnection connection, HostnameVerifier usual) {
        // ok: weakening/host-name-check-disabled
        connection.setHostnameVerifier((host, session) -> usual.verify("reports.internal", session));
    }

    static final class Exact implements HostnameVerifier {
        // ok: weakening/host-name-check-disabled
        public boolean verify(String host, SSLSession session) {
            return host.equals("reports.internal") && session.isValid();
        }
    }

    static final class Signature {
        // ok: weakening/host-name-check-disabled
        public boolean verify(byte[] message) {
            return true;
        }
    }
}
