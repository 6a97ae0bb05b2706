package invalid.example.reports;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;

final class Envelope {
    private final SecureRandom random = new SecureRandom();

    void encryptReport(Cipher cipher, SecretKey key) throws Exception {
        // ruleid: weakening/static-initialization-vector-java
        cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec("report-mailer-iv".getBytes(StandardCharsets.UTF_8)));
    }

    void encryptBackup(Cipher cipher, SecretKey key) throws Exception {
        byte[] vector = new byte[16];
        // ruleid: weakening/static-initialization-vector-java
        cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(vector));
    }

    GCMParameterSpec seal() {
        // ruleid: weakening/static-initialization-vector-java
        return new GCMParameterSpec(128, new byte[12]);
    }

    GCMParameterSpec sealAgain() {
        // ruleid: weakening/static-initialization-vector-java
        return new GCMParameterSpec(128, new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12});
    }

    IvParameterSpec fresh() {
        byte[] vector = new byte[16];
        random.nextBytes(vector);
        // ok: weakening/static-initialization-vector-java
        return new IvParameterSpec(vector);
    }

    void decrypt(Cipher cipher, SecretKey key, byte[] blob) throws Exception {
        // ok: weakening/static-initialization-vector-java
        cipher.init(Cipher.DECRYPT_MODE, key, new IvParameterSpec(Arrays.copyOf(blob, 16)));
    }

    GCMParameterSpec read(ByteBuffer buffer) {
        byte[] nonce = new byte[12];
        buffer.get(nonce);
        // ok: weakening/static-initialization-vector-java
        return new GCMParameterSpec(128, nonce);
    }

    GCMParameterSpec copied(byte[] blob) {
        byte[] nonce = new byte[12];
        System.arraycopy(blob, 0, nonce, 0, nonce.length);
        // ok: weakening/static-initialization-vector-java
        return new GCMParameterSpec(128, nonce);
    }

    GCMParameterSpec given(byte[] nonce) {
        // ok: weakening/static-initialization-vector-java
        return new GCMParameterSpec(128, nonce);
    }
}
