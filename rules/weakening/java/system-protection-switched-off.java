import java.io.IOException;
import java.util.logging.Logger;

class Maintenance {
    void finish() throws IOException {
        // ruleid: weakening/system-protection-switched-off-java
        Runtime.getRuntime().exec("setenforce 0");
        // ruleid: weakening/system-protection-switched-off-java
        Runtime.getRuntime().exec(new String[] {"sh", "-c", "systemctl stop auditd"});
        // ruleid: weakening/system-protection-switched-off-java
        new ProcessBuilder("netsh", "advfirewall", "set", "allprofiles", "state", "off").inheritIO().start();
    }

    void prepare(Logger log) throws IOException {
        // ok: weakening/system-protection-switched-off-java
        Runtime.getRuntime().exec("systemctl stop report-mailer");
        // ok: weakening/system-protection-switched-off-java
        Runtime.getRuntime().exec(new String[] {"sh", "-c", "ufw allow 8443/tcp"});
        // ok: weakening/system-protection-switched-off-java
        new ProcessBuilder("netsh", "advfirewall", "show", "allprofiles").start();
        // ok: weakening/system-protection-switched-off-java
        log.warning("never run: setenforce 0");
    }
}
