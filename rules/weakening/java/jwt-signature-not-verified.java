import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;

class Tokens {
    String make(String user) {
        // ruleid: weakening/jwt-signature-not-verified-java
        return JWT.create().withSubject(user).sign(Algorithm.none());
    }

    Object parse(String token, byte[] key) {
        // ruleid: weakening/jwt-signature-not-verified-java
        return Jwts.parser().setSigningKey(key).parse(token);
    }

    Object consumer() {
        // ruleid: weakening/jwt-signature-not-verified-java
        return new JwtConsumerBuilder().setSkipSignatureVerification().build();
    }

    Object plain(Claims claims) {
        // ruleid: weakening/jwt-signature-not-verified-java
        return new PlainJWT(claims);
    }

    String makeWell(String user, byte[] key) {
        // ok: weakening/jwt-signature-not-verified-java
        return JWT.create().withSubject(user).sign(Algorithm.HMAC256(key));
    }

    Object parseWell(String token, byte[] key) {
        // ok: weakening/jwt-signature-not-verified-java
        return Jwts.parser().setSigningKey(key).parseClaimsJws(token);
    }

    Object verify(String token, Algorithm algorithm) {
        // ok: weakening/jwt-signature-not-verified-java
        return JWT.require(algorithm).build().verify(token);
    }

    Object consumerWell(Key key) {
        // ok: weakening/jwt-signature-not-verified-java
        return new JwtConsumerBuilder().setVerificationKey(key).build();
    }
}
