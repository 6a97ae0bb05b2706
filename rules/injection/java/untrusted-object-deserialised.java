package invalid.example.reports;

import java.beans.XMLDecoder;
import java.io.ByteArrayInputStream;
import java.io.FileInputStream;
import java.io.InputStream;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.net.Socket;
import java.util.Base64;
import javax.servlet.http.HttpServletRequest;

final class JobReceiver {
    Object fromRequest(HttpServletRequest request) throws Exception {
        // ruleid: injection/untrusted-object-deserialised
        ObjectInputStream reader = new ObjectInputStream(request.getInputStream());
        return reader.readObject();
    }

    Object fromSocket(Socket socket) throws Exception {
        InputStream stream = socket.getInputStream();
        // ruleid: injection/untrusted-object-deserialised
        try (ObjectInputStream reader = new ObjectInputStream(stream)) {
            return reader.readObject();
        }
    }

    Object fromCookie(HttpServletRequest request) throws Exception {
        // ruleid: injection/untrusted-object-deserialised
        return new ObjectInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(request.getHeader("X-State")))).readObject();
    }

    Object fromXml(HttpServletRequest request) throws Exception {
        // ruleid: injection/untrusted-object-deserialised
        return new XMLDecoder(request.getInputStream()).readObject();
    }

    Object filtered(Socket socket, ObjectInputFilter filter) throws Exception {
        // ok: injection/untrusted-object-deserialised
        ObjectInputStream reader = new ObjectInputStream(socket.getInputStream());
        reader.setObjectInputFilter(filter);
        return reader.readObject();
    }

    Object fromCache(String path) throws Exception {
        // ok: injection/untrusted-object-deserialised
        try (ObjectInputStream reader = new ObjectInputStream(new FileInputStream(path))) {
            return reader.readObject();
        }
    }

    Object copy(byte[] own) throws Exception {
        // ok: injection/untrusted-object-deserialised
        return new ObjectInputStream(new ByteArrayInputStream(own)).readObject();
    }

    byte[] body(HttpServletRequest request) throws Exception {
        // ok: injection/untrusted-object-deserialised
        return request.getInputStream().readAllBytes();
    }

    Job json(HttpServletRequest request, JsonReader json) throws Exception {
        // ok: injection/untrusted-object-deserialised
        return json.read(request.getInputStream(), Job.class);
    }
}
