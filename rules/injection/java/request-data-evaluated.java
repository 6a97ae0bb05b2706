import javax.script.ScriptEngine;
import javax.servlet.http.HttpServletRequest;

class Formula {
    Object formula(HttpServletRequest request, ScriptEngine engine) throws Exception {
        // ruleid: injection/request-data-evaluated-java
        return engine.eval(request.getParameter("formula"));
    }

    Object filter(HttpServletRequest request, ExpressionParser parser) {
        String condition = request.getParameter("condition");
        // ruleid: injection/request-data-evaluated-java
        return parser.parseExpression(condition).getValue();
    }

    Object find(HttpServletRequest request, Context context) throws Exception {
        // ruleid: injection/request-data-evaluated-java
        return context.lookup(request.getParameter("name"));
    }

    Object plugin(HttpServletRequest request) throws Exception {
        // ruleid: injection/request-data-evaluated-java
        return Class.forName(request.getParameter("plugin"));
    }

    Object constant(ScriptEngine engine) throws Exception {
        // ok: injection/request-data-evaluated-java
        return engine.eval("1 + 1");
    }

    Object named(Context context) throws Exception {
        // ok: injection/request-data-evaluated-java
        return context.lookup("java:comp/env/jdbc/reports");
    }

    Object number(HttpServletRequest request, ScriptEngine engine) throws Exception {
        // ok: injection/request-data-evaluated-java
        return engine.eval("2 * " + Integer.parseInt(request.getParameter("n")));
    }

    Object configured(ExpressionParser parser, Settings settings) {
        // ok: injection/request-data-evaluated-java
        return parser.parseExpression(settings.condition());
    }
}
