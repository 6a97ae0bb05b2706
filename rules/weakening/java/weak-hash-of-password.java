import java.security.MessageDigest;
import org.apache.commons.codec.digest.DigestUtils;

class Accounts {
    byte[] digest(String password) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        // ruleid: weakening/weak-hash-of-password-java
        return digest.digest(password.getBytes("UTF-8"));
    }

    String hex(String password) {
        // ruleid: weakening/weak-hash-of-password-java
        return DigestUtils.md5Hex(password);
    }

    byte[] quick(String rawPassword) throws Exception {
        // ruleid: weakening/weak-hash-of-password-java
        return MessageDigest.getInstance("MD5").digest(rawPassword.getBytes());
    }

    String good(Encoder encoder, String password) {
        // ok: weakening/weak-hash-of-password-java
        return encoder.encode(password);
    }

    byte[] file(byte[] content) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        // ok: weakening/weak-hash-of-password-java
        return digest.digest(content);
    }

    String label() {
        // ok: weakening/weak-hash-of-password-java
        return DigestUtils.sha1Hex("password reset page");
    }

    String cache(String address) {
        // ok: weakening/weak-hash-of-password-java
        return DigestUtils.sha256Hex(address);
    }
}
