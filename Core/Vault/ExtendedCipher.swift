import CCrypto

/// XAES-256-GCM (https://c2sp.org/XAES-256-GCM): AES-256-GCM (NIST SP 800-38D) under a key of its own for each 192-bit nonce. Nonces may be random
/// however many values a key seals.
///
/// Holds OpenSSL's contexts with the key schedule in them. One caller at a time.
package final class ExtendedCipher {
    static let keyLength = 32
    static let nonceLength = 24
    static let tagLength = 16

    private let derivation = EVP_CIPHER_CTX_new()
    private let sealing = EVP_CIPHER_CTX_new()
    /// K1 of the definition, as in CMAC (NIST SP 800-38B, 6.1).
    private var mask = [UInt8](repeating: 0, count: 16)
    private var derived = [UInt8](repeating: 0, count: 32)

    /// `key` is 32 bytes.
    package init(key: [UInt8]) {
        precondition(key.count == Self.keyLength, "A key of XAES-256-GCM is 32 bytes.")
        EVP_EncryptInit_ex2(derivation, Algorithms.aes256ECB, key, nil, nil)
        EVP_CIPHER_CTX_set_padding(derivation, 0)
        var written: Int32 = 0
        EVP_EncryptUpdate(derivation, &mask, &written, [UInt8](repeating: 0, count: 16), 16)
        let carry = mask[0] >> 7
        for place in 0..<15 { mask[place] = mask[place] << 1 | mask[place + 1] >> 7 }
        mask[15] = mask[15] << 1 ^ carry &* 0x87
    }

    deinit {
        EVP_CIPHER_CTX_free(derivation)
        EVP_CIPHER_CTX_free(sealing)
        derived.withUnsafeMutableBytes { OPENSSL_cleanse($0.baseAddress, $0.count) }
    }

    /// Writes ciphertext and tag behind what is in `target`.
    package func seal(_ plaintext: UnsafeRawBufferPointer, nonce: ArraySlice<UInt8>, context: [UInt8], into target: inout [UInt8]) {
        derive(nonce)
        var written: Int32 = 0
        let start = target.count
        target.append(contentsOf: repeatElement(0, count: plaintext.count + Self.tagLength))
        let sealed = target.withUnsafeMutableBufferPointer { target in
            let out = target.baseAddress.unsafelyUnwrapped + start
            return nonce.dropFirst(12).withUnsafeBufferPointer { nonce in
                EVP_EncryptInit_ex2(sealing, Algorithms.aes256GCM, derived, nonce.baseAddress, nil) == 1
                    && EVP_EncryptUpdate(sealing, nil, &written, context, Int32(context.count)) == 1
                    && EVP_EncryptUpdate(sealing, out, &written, plaintext.bytes, Int32(plaintext.count)) == 1
                    && EVP_EncryptFinal_ex(sealing, out, &written) == 1
                    && EVP_CIPHER_CTX_ctrl(sealing, EVP_CTRL_AEAD_GET_TAG, Int32(Self.tagLength), out + plaintext.count) == 1
            }
        }
        precondition(sealed, "OpenSSL refused to seal.")
    }

    /// - Returns: nil where a bit of what was sealed, of its nonce, its context or the key is another.
    package func open(_ sealed: ArraySlice<UInt8>, nonce: ArraySlice<UInt8>, context: [UInt8]) -> [UInt8]? {
        guard sealed.count >= Self.tagLength else { return nil }
        derive(nonce)
        let count = sealed.count - Self.tagLength
        var tag = Array(sealed.suffix(Self.tagLength))
        var written: Int32 = 0
        var isGood = false
        let plaintext = [UInt8](unsafeUninitializedCapacity: count) { target, length in
            isGood = sealed.withUnsafeBytes { sealed in
                nonce.dropFirst(12).withUnsafeBufferPointer { nonce in
                    EVP_DecryptInit_ex2(sealing, Algorithms.aes256GCM, derived, nonce.baseAddress, nil) == 1
                        && EVP_DecryptUpdate(sealing, nil, &written, context, Int32(context.count)) == 1
                        && EVP_DecryptUpdate(sealing, target.baseAddress, &written, sealed.bytes, Int32(count)) == 1
                        && EVP_CIPHER_CTX_ctrl(sealing, EVP_CTRL_AEAD_SET_TAG, Int32(Self.tagLength), &tag) == 1
                        && EVP_DecryptFinal_ex(sealing, target.baseAddress, &written) == 1
                }
            }
            length = isGood ? count : 0
        }
        return isGood ? plaintext : nil
    }

    /// The key for this nonce: two blocks of a counter and the nonce's first half, as NIST SP 800-108 derives keys by CMAC.
    private func derive(_ nonce: ArraySlice<UInt8>) {
        precondition(nonce.count == Self.nonceLength, "A nonce of XAES-256-GCM is 24 bytes.")
        var blocks: [UInt8] = [0, 1, UInt8(ascii: "X"), 0]
        blocks.append(contentsOf: nonce.prefix(12))
        blocks.append(contentsOf: [0, 2, UInt8(ascii: "X"), 0])
        blocks.append(contentsOf: nonce.prefix(12))
        for place in blocks.indices { blocks[place] ^= mask[place & 15] }
        var written: Int32 = 0
        EVP_EncryptUpdate(derivation, &derived, &written, blocks, 32)
    }
}

extension UnsafeRawBufferPointer {
    fileprivate var bytes: UnsafePointer<UInt8>? { assumingMemoryBound(to: UInt8.self).baseAddress }
}
