import java.util.regex.Pattern;

class Names {
    // ruleid: injection/catastrophic-regular-expression-java
    static final Pattern WORDS = Pattern.compile("^(\\w+)+$");

    boolean isAddress(String text) {
        // ruleid: injection/catastrophic-regular-expression-java
        return text.matches("^([a-zA-Z0-9_.-]+)*@example$");
    }

    boolean isNumber(String text) {
        // ruleid: injection/catastrophic-regular-expression-java
        return Pattern.compile("(?:\\d+)*x").matcher(text).matches();
    }

    // ok: injection/catastrophic-regular-expression-java
    static final Pattern PARTS = Pattern.compile("^\\w+(-\\w+)*$");

    boolean isList(String text) {
        // ok: injection/catastrophic-regular-expression-java
        return text.matches("([0-9]+,)+");
    }

    String[] lines(String text) {
        // ok: injection/catastrophic-regular-expression-java
        return text.split("(a+){2}");
    }

    String plain(String text) {
        // ok: injection/catastrophic-regular-expression-java
        return text.replaceAll("\\(a+\\)+", "a");
    }
}
