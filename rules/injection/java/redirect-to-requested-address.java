import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

class Login {
    void done(HttpServletRequest request, HttpServletResponse response) throws Exception {
        // ruleid: injection/redirect-to-requested-address-java
        response.sendRedirect(request.getParameter("next"));
    }

    Object view(HttpServletRequest request) {
        String next = request.getParameter("next");
        // ruleid: injection/redirect-to-requested-address-java
        return new ModelAndView("redirect:" + next);
    }

    void moved(HttpServletRequest request, HttpServletResponse response) {
        // ruleid: injection/redirect-to-requested-address-java
        response.setHeader("Location", request.getParameter("target"));
    }

    void home(HttpServletResponse response) throws Exception {
        // ok: injection/redirect-to-requested-address-java
        response.sendRedirect("/reports");
    }

    void search(HttpServletRequest request, HttpServletResponse response) throws Exception {
        // ok: injection/redirect-to-requested-address-java
        response.sendRedirect("/search?q=" + URLEncoder.encode(request.getParameter("q"), "UTF-8"));
    }

    void checked(HttpServletRequest request, HttpServletResponse response) throws Exception {
        String next = request.getParameter("next");
        if (!isLocal(next)) {
            return;
        }
        // ok: injection/redirect-to-requested-address-java
        response.sendRedirect(next);
    }

    void own(HttpServletRequest request, HttpServletResponse response) throws Exception {
        // ok: injection/redirect-to-requested-address-java
        response.sendRedirect(request.getContextPath() + "/home");
    }

    boolean isLocal(String next) {
        return next.startsWith("/") && !next.startsWith("//");
    }
}
