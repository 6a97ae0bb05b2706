import java.io.File;
import java.io.FileInputStream;
import java.nio.file.Paths;
import javax.servlet.http.HttpServletRequest;
import org.apache.commons.io.FilenameUtils;

class Reports {
    Object report(HttpServletRequest request) throws Exception {
        // ruleid: injection/path-from-request-java
        return new FileInputStream("/srv/reports/" + request.getParameter("name"));
    }

    Object file(HttpServletRequest request) {
        String name = request.getParameter("name");
        // ruleid: injection/path-from-request-java
        return new File("/srv/reports", name);
    }

    Object raw(HttpServletRequest request) {
        // ruleid: injection/path-from-request-java
        return Paths.get(request.getHeader("X-Path"));
    }

    Object constant() {
        // ok: injection/path-from-request-java
        return new File("/srv/reports", "index.html");
    }

    Object base(HttpServletRequest request) {
        // ok: injection/path-from-request-java
        return new File("/srv/reports", FilenameUtils.getName(request.getParameter("name")));
    }

    Object numbered(HttpServletRequest request) {
        // ok: injection/path-from-request-java
        return new File("/srv/reports", Integer.parseInt(request.getParameter("number")) + ".pdf");
    }

    Object checked(HttpServletRequest request) {
        String name = request.getParameter("name");
        if (!isKnown(name)) {
            return null;
        }
        // ok: injection/path-from-request-java
        return new File("/srv/reports", name);
    }

    boolean isKnown(String name) {
        return name.equals("daily.txt");
    }
}
