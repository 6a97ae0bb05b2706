package invalid.example.reports;

import java.io.IOException;
import java.util.List;

final class Tools {
    private static final String DISK_USAGE = "df -h | tail -n +2";

    Process thumbnail(Upload upload) throws IOException {
        // ruleid: injection/shell-command-from-variable-java
        return new ProcessBuilder("sh", "-c", "convert " + upload.path() + " -resize 200x200 thumb.png").start();
    }

    Process ping(String host) throws IOException {
        // ruleid: injection/shell-command-from-variable-java
        return Runtime.getRuntime().exec("ping -c 1 " + host);
    }

    Process run(String command) throws IOException {
        Runtime runtime = Runtime.getRuntime();
        // ruleid: injection/shell-command-from-variable-java
        return runtime.exec(new String[] {"/bin/bash", "-c", command});
    }

    Process onWindows(String command) throws IOException {
        // ruleid: injection/shell-command-from-variable-java
        return new ProcessBuilder(List.of("cmd.exe", "/c", command)).start();
    }

    Process thumbnailSafely(Upload upload) throws IOException {
        // ok: injection/shell-command-from-variable-java
        return new ProcessBuilder("convert", upload.path(), "-resize", "200x200", "thumb.png").start();
    }

    Process diskUsage() throws IOException {
        // ok: injection/shell-command-from-variable-java
        return new ProcessBuilder("sh", "-c", DISK_USAGE).start();
    }

    Process version() throws IOException {
        // ok: injection/shell-command-from-variable-java
        return Runtime.getRuntime().exec(new String[] {"git", "--version"});
    }

    Process script(String argument) throws IOException {
        // ok: injection/shell-command-from-variable-java
        return new ProcessBuilder("bash", "scripts/report.sh", argument).start();
    }

    void schedule(Executor executor, String name) {
        // ok: injection/shell-command-from-variable-java
        executor.exec("job " + name);
    }
}
