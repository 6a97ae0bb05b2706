package invalid.example.reports;

import java.security.Key;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;

final class Boxes {
    private static final String LEGACY = "DESede/ECB/PKCS5Padding";

    static byte[] hide(Key key, byte[] number) throws Exception {
        // ruleid: weakening/block-cipher-in-ecb-mode-java
        Cipher cipher = Cipher.getInstance("AES/ECB/PKCS5Padding");
        cipher.init(Cipher.ENCRYPT_MODE, key);
        return cipher.doFinal(number);
    }

    static Cipher byDefault() throws Exception {
        // ruleid: weakening/block-cipher-in-ecb-mode-java
        return Cipher.getInstance("AES");
    }

    static Cipher terminal() throws Exception {
        // ruleid: weakening/block-cipher-in-ecb-mode-java
        return Cipher.getInstance(LEGACY);
    }

    static Cipher sealed() throws Exception {
        // ok: weakening/block-cipher-in-ecb-mode-java
        return Cipher.getInstance("AES/GCM/NoPadding");
    }

    static Cipher keyWrap() throws Exception {
        // ok: weakening/block-cipher-in-ecb-mode-java
        return Cipher.getInstance("RSA/ECB/OAEPWithSHA-256AndMGF1Padding");
    }

    static KeyGenerator keys() throws Exception {
        // ok: weakening/block-cipher-in-ecb-mode-java
        return KeyGenerator.getInstance("AES");
    }

    static Cipher configured(Settings settings) throws Exception {
        // ok: weakening/block-cipher-in-ecb-mode-java
        return Cipher.getInstance(settings.transformation());
    }
}
