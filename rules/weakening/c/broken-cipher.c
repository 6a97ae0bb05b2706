#include <openssl/evp.h>

void seal(EVP_CIPHER_CTX *context, unsigned char *key, unsigned char *iv) {
    // ruleid: weakening/broken-cipher-c
    EVP_EncryptInit_ex(context, EVP_aes_256_ecb(), NULL, key, NULL);
    // ruleid: weakening/broken-cipher-c
    EVP_EncryptInit_ex(context, EVP_rc4(), NULL, key, NULL);
    // ruleid: weakening/broken-cipher-c
    EVP_EncryptInit_ex(context, EVP_des_ede3_cbc(), NULL, key, iv);
    // ok: weakening/broken-cipher-c
    EVP_EncryptInit_ex(context, EVP_aes_256_gcm(), NULL, key, iv);
    // ok: weakening/broken-cipher-c
    EVP_EncryptInit_ex(context, EVP_chacha20_poly1305(), NULL, key, iv);
    // ok: weakening/broken-cipher-c
    EVP_EncryptInit_ex(context, EVP_aes_128_cbc(), NULL, key, iv);
    // ok: weakening/broken-cipher-c
    EVP_DigestInit(context, EVP_sha256());
}
