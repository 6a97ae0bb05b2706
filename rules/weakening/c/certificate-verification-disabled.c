#include <curl/curl.h>
#include <openssl/ssl.h>

void relax(CURL *handle) {
    // ruleid: weakening/certificate-verification-disabled-c
    curl_easy_setopt(handle, CURLOPT_SSL_VERIFYPEER, 0L);
    // ruleid: weakening/certificate-verification-disabled-c
    curl_easy_setopt(handle, CURLOPT_SSL_VERIFYHOST, 0);
}

void embedded(mbedtls_ssl_config *config) {
    // ruleid: weakening/certificate-verification-disabled-c
    mbedtls_ssl_conf_authmode(config, MBEDTLS_SSL_VERIFY_NONE);
}

void keep(CURL *handle) {
    // ok: weakening/certificate-verification-disabled-c
    curl_easy_setopt(handle, CURLOPT_SSL_VERIFYPEER, 1L);
    // ok: weakening/certificate-verification-disabled-c
    curl_easy_setopt(handle, CURLOPT_SSL_VERIFYHOST, 2L);
    // ok: weakening/certificate-verification-disabled-c
    curl_easy_setopt(handle, CURLOPT_CAINFO, "company.pem");
    // ok: weakening/certificate-verification-disabled-c
    curl_easy_setopt(handle, CURLOPT_VERBOSE, 0L);
}

void embeddedWell(mbedtls_ssl_config *config) {
    // ok: weakening/certificate-verification-disabled-c
    mbedtls_ssl_conf_authmode(config, MBEDTLS_SSL_VERIFY_REQUIRED);
}
