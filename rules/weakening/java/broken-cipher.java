import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.spec.SecretKeySpec;

class Sealer {
    Cipher old() throws Exception {
        // ruleid: weakening/broken-cipher-java
        return Cipher.getInstance("DES/CBC/PKCS5Padding");
    }

    Cipher stream() throws Exception {
        // ruleid: weakening/broken-cipher-java
        return Cipher.getInstance("RC4");
    }

    Object key() throws Exception {
        // ruleid: weakening/broken-cipher-java
        return KeyGenerator.getInstance("DESede").generateKey();
    }

    Object keyOf(byte[] bytes) {
        // ruleid: weakening/broken-cipher-java
        return new SecretKeySpec(bytes, "Blowfish");
    }

    Cipher modern() throws Exception {
        // ok: weakening/broken-cipher-java
        return Cipher.getInstance("AES/GCM/NoPadding");
    }

    Object goodKey(byte[] bytes) {
        // ok: weakening/broken-cipher-java
        return new SecretKeySpec(bytes, "AES");
    }

    Object mac(byte[] bytes) {
        // ok: weakening/broken-cipher-java
        return new SecretKeySpec(bytes, "HmacSHA256");
    }

    Cipher configured(Settings settings) throws Exception {
        // ok: weakening/broken-cipher-java
        return Cipher.getInstance(settings.cipher());
    }
}
