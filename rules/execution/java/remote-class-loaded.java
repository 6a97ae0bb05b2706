import java.net.URL;
import java.net.URLClassLoader;
import javax.naming.InitialContext;

class Plugins extends ClassLoader {
    Object load() throws Exception {
        // ruleid: execution/remote-class-loaded
        return new URLClassLoader(new URL[] {new URL("https://plugins.example.invalid/a.jar")}).loadClass("A");
    }

    Object find() throws Exception {
        // ruleid: execution/remote-class-loaded
        return new InitialContext().lookup("ldap://directory.example.invalid/a");
    }

    Class<?> define() throws Exception {
        byte[] bytes = new URL("https://plugins.example.invalid/A.class").openStream().readAllBytes();
        // ruleid: execution/remote-class-loaded
        return defineLocal(this.defineClass("A", bytes, 0, bytes.length));
    }

    Object loadLocal(java.io.File archive) throws Exception {
        // ok: execution/remote-class-loaded
        return new URLClassLoader(new URL[] {archive.toURI().toURL()}).loadClass("A");
    }

    Object findLocal() throws Exception {
        // ok: execution/remote-class-loaded
        return new InitialContext().lookup("java:comp/env/jdbc/reports");
    }

    Class<?> defineFile(java.nio.file.Path path) throws Exception {
        byte[] bytes = java.nio.file.Files.readAllBytes(path);
        // ok: execution/remote-class-loaded
        return defineLocal(this.defineClass("A", bytes, 0, bytes.length));
    }

    Object fetch() throws Exception {
        // ok: execution/remote-class-loaded
        return new URL("https://data.example.invalid/cities.csv").openStream();
    }

    Class<?> defineLocal(Class<?> type) {
        return type;
    }
}
