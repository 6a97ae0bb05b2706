import java.io.PrintWriter;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

class Greeting {
    void greet(HttpServletRequest request, HttpServletResponse response) throws Exception {
        // ruleid: injection/html-from-request-java
        response.getWriter().println("<h1>Hello " + request.getParameter("name") + "</h1>");
    }

    void note(HttpServletRequest request, HttpServletResponse response) throws Exception {
        String text = request.getParameter("text");
        PrintWriter out = response.getWriter();
        // ruleid: injection/html-from-request-java
        out.println("<p>" + text + "</p>");
    }

    void raw(HttpServletRequest request, HttpServletResponse response) throws Exception {
        // ruleid: injection/html-from-request-java
        response.getWriter().write(request.getParameter("html"));
    }

    void constant(HttpServletResponse response) throws Exception {
        // ok: injection/html-from-request-java
        response.getWriter().println("<h1>Hello</h1>");
    }

    void escaped(HttpServletRequest request, HttpServletResponse response) throws Exception {
        // ok: injection/html-from-request-java
        response.getWriter().println("<h1>" + Encode.forHtml(request.getParameter("name")) + "</h1>");
    }

    void number(HttpServletRequest request, HttpServletResponse response) throws Exception {
        // ok: injection/html-from-request-java
        response.getWriter().println("<p>" + Integer.parseInt(request.getParameter("n")) + "</p>");
    }

    void log(HttpServletRequest request, Logger log) {
        // ok: injection/html-from-request-java
        log.info("name " + request.getParameter("name"));
    }
}
