import java.util.Objects;

class Login {
    boolean login(User user, String password) {
        // ruleid: bypass/hard-coded-password-accepted-java
        if (password.equals("letmein-2024")) {
            return true;
        }
        return user.check(password);
    }

    boolean admin(String apiKey) {
        // ruleid: bypass/hard-coded-password-accepted-java
        return "rm_7f3a9c21".equals(apiKey);
    }

    boolean support(Request request) {
        // ruleid: bypass/hard-coded-password-accepted-java
        return Objects.equals(request.getPassword(), "s3cr3t!");
    }

    boolean loginWell(User user, String password) {
        // ok: bypass/hard-coded-password-accepted-java
        return user.check(password);
    }

    boolean missing(String password) {
        // ok: bypass/hard-coded-password-accepted-java
        return "".equals(password);
    }

    boolean kind(Field field) {
        // ok: bypass/hard-coded-password-accepted-java
        return field.type().equals("password");
    }

    boolean always(String updatePassword) {
        // ok: bypass/hard-coded-password-accepted-java
        return "on_create_only".equals(updatePassword);
    }
}
