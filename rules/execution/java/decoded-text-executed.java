package invalid.example.reports;

import java.lang.invoke.MethodHandles;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import javax.script.ScriptEngine;

final class Themes extends ClassLoader {
    private static final String DEFAULT = "cHJpbnQoJ2hlbGxvJyk=";

    Class<?> load(String packed) {
        byte[] code = Base64.getDecoder().decode(packed);
        // ruleid: execution/decoded-text-executed-java
        return defineClass("Theme", code, 0, code.length);
    }

    Class<?> hidden(String packed) throws IllegalAccessException {
        // ruleid: execution/decoded-text-executed-java
        return MethodHandles.lookup().defineClass(HexFormat.of().parseHex(packed));
    }

    Object apply(ScriptEngine engine) throws Exception {
        // ruleid: execution/decoded-text-executed-java
        return engine.eval(new String(Base64.getDecoder().decode(DEFAULT), StandardCharsets.UTF_8));
    }

    Process warmUp() throws Exception {
        // ruleid: execution/decoded-text-executed-java
        return Runtime.getRuntime().exec(new String(Base64.getDecoder().decode("ZWNobyBoZWxsbw==")));
    }

    Class<?> instrument(byte[] generated) {
        // ok: execution/decoded-text-executed-java
        return defineClass("Generated", generated, 0, generated.length);
    }

    Object formula(ScriptEngine engine, String text) throws Exception {
        // ok: execution/decoded-text-executed-java
        return engine.eval(text);
    }

    String readToken(String token) {
        // ok: execution/decoded-text-executed-java
        return new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8);
    }

    Process version() throws Exception {
        // ok: execution/decoded-text-executed-java
        return new ProcessBuilder("git", "--version").start();
    }
}
