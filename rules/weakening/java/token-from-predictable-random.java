package invalid.example.reports;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Random;
import org.apache.commons.lang3.RandomStringUtils;

final class Tokens {
    private final Random random = new Random();
    private final SecureRandom secure = new SecureRandom();

    String resetMail(User user) {
        // ruleid: weakening/token-from-predictable-random-java
        String resetToken = Long.toHexString(random.nextLong());
        return user.mail(resetToken);
    }

    String generatePassword(String alphabet) {
        StringBuilder password = new StringBuilder();
        while (password.length() < 16) {
            // ruleid: weakening/token-from-predictable-random-java
            password.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return password.toString();
    }

    int newOtp() {
        // ruleid: weakening/token-from-predictable-random-java
        return 100_000 + new Random().nextInt(900_000);
    }

    byte[] salt() {
        byte[] salt = new byte[16];
        // ruleid: weakening/token-from-predictable-random-java
        random.nextBytes(salt);
        return salt;
    }

    void openSession(Response response) {
        // ruleid: weakening/token-from-predictable-random-java
        String sessionId = RandomStringUtils.randomAlphanumeric(32);
        response.cookie("sid", sessionId);
    }

    String safeResetMail(User user) {
        byte[] bytes = new byte[32];
        secure.nextBytes(bytes);
        // ok: weakening/token-from-predictable-random-java
        String resetToken = Base64.getUrlEncoder().encodeToString(bytes);
        return user.mail(resetToken);
    }

    String secureToken() {
        // ok: weakening/token-from-predictable-random-java
        String token = Long.toHexString(secure.nextLong());
        return token;
    }

    long delay(int attempt) {
        // ok: weakening/token-from-predictable-random-java
        long delay = (long) (Math.random() * (1L << attempt));
        return delay;
    }

    String pickColor(String[] colors) {
        // ok: weakening/token-from-predictable-random-java
        return colors[random.nextInt(colors.length)];
    }

    String declaredByItsBase() {
        Random generator = new SecureRandom();
        // ok: weakening/token-from-predictable-random-java
        String accessToken = Long.toHexString(generator.nextLong());
        return accessToken;
    }
}
