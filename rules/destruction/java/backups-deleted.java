import java.io.IOException;
import java.util.logging.Logger;

class Maintenance {
    void finish() throws IOException {
        // ruleid: destruction/backups-deleted-java
        Runtime.getRuntime().exec("vssadmin delete shadows /all /quiet");
        // ruleid: destruction/backups-deleted-java
        Runtime.getRuntime().exec(new String[] {"sh", "-c", "wbadmin delete catalog -quiet"});
        // ruleid: destruction/backups-deleted-java
        new ProcessBuilder("wmic", "shadowcopy", "delete").inheritIO().start();
    }

    void prepare(Logger log) throws IOException {
        // ok: destruction/backups-deleted-java
        Runtime.getRuntime().exec("vssadmin list shadows");
        // ok: destruction/backups-deleted-java
        Runtime.getRuntime().exec(new String[] {"sh", "-c", "wbadmin get versions"});
        // ok: destruction/backups-deleted-java
        new ProcessBuilder("tmutil", "listbackups").start();
        // ok: destruction/backups-deleted-java
        log.warning("never run: vssadmin delete shadows /all /quiet");
    }
}
