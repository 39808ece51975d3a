#include <openssl/crypto.h>

// OpenSSL takes itself apart when the process calls exit(): a thread that is still signing a context at that moment would crash, and a server
// that has done its work would end as if it had not. The process's memory goes with the process; nothing has to be taken apart. The first call
// decides, hence before main.
__attribute__((constructor)) static void leave_openssl_alone_at_exit(void) {
    OPENSSL_init_crypto(OPENSSL_INIT_NO_ATEXIT, NULL);
}
