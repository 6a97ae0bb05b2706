class Origins {
    void reflect(HttpServletRequest request, HttpServletResponse response) {
        // ruleid: weakening/cross-origin-for-everyone-java
        response.setHeader("Access-Control-Allow-Origin", request.getHeader("Origin"));
    }

    void register(CorsRegistry registry) {
        // ruleid: weakening/cross-origin-for-everyone-java
        registry.addMapping("/**").allowedOriginPatterns("*").allowCredentials(true);
    }

    void configure(CorsConfiguration configuration) {
        // ruleid: weakening/cross-origin-for-everyone-java
        configuration.addAllowedOriginPattern("*");
    }

    void open(HttpServletResponse response) {
        // ok: weakening/cross-origin-for-everyone-java
        response.setHeader("Access-Control-Allow-Origin", "*");
    }

    void one(CorsRegistry registry) {
        // ok: weakening/cross-origin-for-everyone-java
        registry.addMapping("/**").allowedOriginPatterns("https://*.example.invalid").allowCredentials(true);
    }

    void withoutCredentials(CorsRegistry registry) {
        // ok: weakening/cross-origin-for-everyone-java
        registry.addMapping("/**").allowedOriginPatterns("*").allowCredentials(false);
    }

    void named(CorsConfiguration configuration) {
        // ok: weakening/cross-origin-for-everyone-java
        configuration.addAllowedOrigin("https://app.example.invalid");
    }
}
