import CCrypto

/// AES-256-GCM (NIST SP 800-38D) with a random 96-bit nonce: `nonce ‖ ciphertext ‖ tag`. For the few values that rest under a server
/// key (password hashes); far below the 2^32 messages that a random nonce allows a key.
package struct AuthenticatedCipher: Sendable {
    package struct Refused: Error {}

    private static let nonceLength = 12
    private static let tagLength = 16
    private let key: [UInt8]

    /// `key` is 32 bytes.
    package init(key: [UInt8]) { self.key = key }

    /// Seals `plaintext`, bound to `context`: opening with another context is refused.
    package func seal(_ plaintext: [UInt8], context: [UInt8]) throws -> [UInt8] {
        let nonce = randomBytes(Self.nonceLength)
        var sealed = [UInt8](repeating: 0, count: plaintext.count)
        var tag = [UInt8](repeating: 0, count: Self.tagLength)
        var written: Int32 = 0
        let state = EVP_CIPHER_CTX_new()
        defer { EVP_CIPHER_CTX_free(state) }
        guard EVP_EncryptInit_ex2(state, Algorithms.aes256GCM, key, nonce, nil) == 1,
            EVP_EncryptUpdate(state, nil, &written, context, Int32(context.count)) == 1,
            EVP_EncryptUpdate(state, &sealed, &written, plaintext, Int32(plaintext.count)) == 1,
            EVP_EncryptFinal_ex(state, nil, &written) == 1,
            EVP_CIPHER_CTX_ctrl(state, EVP_CTRL_AEAD_GET_TAG, Int32(Self.tagLength), &tag) == 1
        else { throw Refused() }
        return nonce + sealed + tag
    }

    /// Opens what `seal` made; `Refused` when a bit of it, the key or the context is another.
    package func open(_ box: [UInt8], context: [UInt8]) throws -> [UInt8] {
        guard box.count >= Self.nonceLength + Self.tagLength else { throw Refused() }
        let nonce = Array(box.prefix(Self.nonceLength))
        let sealed = Array(box.dropFirst(Self.nonceLength).dropLast(Self.tagLength))
        var tag = Array(box.suffix(Self.tagLength))
        var plaintext = [UInt8](repeating: 0, count: sealed.count)
        var written: Int32 = 0
        let state = EVP_CIPHER_CTX_new()
        defer { EVP_CIPHER_CTX_free(state) }
        guard EVP_DecryptInit_ex2(state, Algorithms.aes256GCM, key, nonce, nil) == 1,
            EVP_DecryptUpdate(state, nil, &written, context, Int32(context.count)) == 1,
            EVP_DecryptUpdate(state, &plaintext, &written, sealed, Int32(sealed.count)) == 1,
            EVP_CIPHER_CTX_ctrl(state, EVP_CTRL_AEAD_SET_TAG, Int32(Self.tagLength), &tag) == 1,
            EVP_DecryptFinal_ex(state, nil, &written) == 1
        else { throw Refused() }
        return plaintext
    }
}
