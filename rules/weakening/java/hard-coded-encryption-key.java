package invalid.example.reports;

import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.util.Base64;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

final class Keys {
    private static final String REPORT_KEY = "not a real key!!";

    static SecretKey report() {
        // ruleid: weakening/hard-coded-encryption-key-java
        return new SecretKeySpec(REPORT_KEY.getBytes(StandardCharsets.UTF_8), "AES");
    }

    static SecretKey backup() {
        byte[] bytes = "0123456789abcdef".getBytes();
        // ruleid: weakening/hard-coded-encryption-key-java
        return new SecretKeySpec(bytes, "AES");
    }

    static SecretKey archive() {
        // ruleid: weakening/hard-coded-encryption-key-java
        return new SecretKeySpec(Base64.getDecoder().decode("bm90IGEgcmVhbCBrZXkhIQ=="), "AES");
    }

    static PBEKeySpec derived(byte[] salt) {
        // ruleid: weakening/hard-coded-encryption-key-java
        return new PBEKeySpec("change-me".toCharArray(), salt, 600_000, 256);
    }

    static SecretKey fromEnvironment() {
        // ok: weakening/hard-coded-encryption-key-java
        return new SecretKeySpec(Base64.getDecoder().decode(System.getenv("REPORT_KEY")), "AES");
    }

    static SecretKey fromStore(KeyStore store, char[] password) throws Exception {
        // ok: weakening/hard-coded-encryption-key-java
        return (SecretKey) store.getKey("report", password);
    }

    static SecretKey fresh() throws Exception {
        // ok: weakening/hard-coded-encryption-key-java
        return KeyGenerator.getInstance("AES").generateKey();
    }

    static SecretKey given(byte[] bytes) {
        // ok: weakening/hard-coded-encryption-key-java
        return new SecretKeySpec(bytes, "HmacSHA256");
    }

    static PBEKeySpec fromPassword(char[] password, byte[] salt) {
        // ok: weakening/hard-coded-encryption-key-java
        return new PBEKeySpec(password, salt, 600_000, 256);
    }
}
