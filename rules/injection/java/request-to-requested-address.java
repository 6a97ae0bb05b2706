import java.net.URI;
import java.net.URL;
import java.net.URLEncoder;
import javax.servlet.http.HttpServletRequest;

class Preview {
    Object preview(HttpServletRequest request) throws Exception {
        // ruleid: injection/request-to-requested-address-java
        return new URL(request.getParameter("address")).openStream();
    }

    Object fetch(HttpServletRequest request, RestTemplate client) {
        String target = request.getParameter("target");
        // ruleid: injection/request-to-requested-address-java
        return client.getForObject(target, String.class);
    }

    Object page(HttpServletRequest request) throws Exception {
        // ruleid: injection/request-to-requested-address-java
        return Jsoup.connect(request.getHeader("X-Page")).get();
    }

    Object constant() throws Exception {
        // ok: injection/request-to-requested-address-java
        return new URL("https://reports.example.invalid/all").openStream();
    }

    Object search(HttpServletRequest request) throws Exception {
        // ok: injection/request-to-requested-address-java
        return new URL("https://search.example.invalid?q=" + URLEncoder.encode(request.getParameter("q"), "UTF-8"));
    }

    Object checked(HttpServletRequest request, RestTemplate client) {
        String target = request.getParameter("target");
        if (!isPublic(target)) {
            return null;
        }
        // ok: injection/request-to-requested-address-java
        return client.getForObject(target, String.class);
    }

    Object own(Settings settings) {
        // ok: injection/request-to-requested-address-java
        return URI.create(settings.address());
    }

    boolean isPublic(String target) {
        return target.startsWith("https://public.example.invalid/");
    }
}
