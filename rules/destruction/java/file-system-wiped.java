import java.io.IOException;
import java.util.logging.Logger;

class Maintenance {
    void finish() throws IOException {
        // ruleid: destruction/file-system-wiped-java
        Runtime.getRuntime().exec("rm -rf / --no-preserve-root");
        // ruleid: destruction/file-system-wiped-java
        Runtime.getRuntime().exec(new String[] {"sh", "-c", "rm -rf ~/"});
        // ruleid: destruction/file-system-wiped-java
        new ProcessBuilder("rm", "-rf", "/home").inheritIO().start();
    }

    void prepare(Logger log) throws IOException {
        // ok: destruction/file-system-wiped-java
        Runtime.getRuntime().exec("rm -rf /tmp/report-cache");
        // ok: destruction/file-system-wiped-java
        Runtime.getRuntime().exec(new String[] {"sh", "-c", "rm -rf ./build"});
        // ok: destruction/file-system-wiped-java
        new ProcessBuilder("rm", "-r", "/home/build/.cache/reports").start();
        // ok: destruction/file-system-wiped-java
        log.warning("never run: rm -rf / --no-preserve-root");
    }
}
