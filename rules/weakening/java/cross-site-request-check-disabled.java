class Security {
    void configure(HttpSecurity http) throws Exception {
        // ruleid: weakening/cross-site-request-check-disabled-java
        http.csrf().disable();
    }

    void withFunction(HttpSecurity http) throws Exception {
        // ruleid: weakening/cross-site-request-check-disabled-java
        http.csrf(csrf -> csrf.disable()).authorizeHttpRequests(all -> all.anyRequest().authenticated());
    }

    void withReference(HttpSecurity http) throws Exception {
        // ruleid: weakening/cross-site-request-check-disabled-java
        http.csrf(AbstractHttpConfigurer::disable);
    }

    void standard(HttpSecurity http) throws Exception {
        // ok: weakening/cross-site-request-check-disabled-java
        http.csrf(Customizer.withDefaults());
    }

    void except(HttpSecurity http) throws Exception {
        // ok: weakening/cross-site-request-check-disabled-java
        http.csrf(csrf -> csrf.ignoringRequestMatchers("/hooks/**"));
    }

    void cors(HttpSecurity http) throws Exception {
        // ok: weakening/cross-site-request-check-disabled-java
        http.cors(cors -> cors.disable());
    }

    void form(HttpSecurity http) throws Exception {
        // ok: weakening/cross-site-request-check-disabled-java
        http.formLogin().disable();
    }
}
