package io.github.streamcheck.config;

import io.github.streamcheck.plan.Secret;
import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Reads the private key of a certificate: PKCS #8, encrypted or not, and the older formats PKCS #1 (RSA) and SEC 1 (EC).
 * Stateless.
 */
final class PemKey {

    private static final String ENCRYPTED = "ENCRYPTED PRIVATE KEY";
    private static final String PKCS8 = "PRIVATE KEY";
    private static final String AGAIN = "openssl pkcs8 -topk8 -v2 aes256 writes it so";

    /** The version of a key in PKCS #8 without attributes. */
    private static final byte[] VERSION = Der.element(Der.INTEGER, new byte[] {0});

    private PemKey() {}

    /** Why a key can't be used; the message says what is expected instead. */
    static final class UnusableException extends Exception {

        private static final long serialVersionUID = 1;

        UnusableException(String expected) {
            super(expected);
        }
    }

    /**
     * Reads a key.
     *
     * @param owner the public key of the certificate whose key it has to be
     * @param password of the key, if it is encrypted
     */
    static PrivateKey read(PemFile.Block block, PublicKey owner, Optional<Secret> password) throws UnusableException {
        if (block.hasHeaders()) {
            throw new UnusableException("a key that is encrypted as in PKCS #8, if at all: " + AGAIN);
        }
        PKCS8EncodedKeySpec encoded = encoded(block, owner, password);
        try {
            PrivateKey key = KeyFactory.getInstance(owner.getAlgorithm()).generatePrivate(encoded);
            if (isPair(key, owner)) {
                return key;
            }
        } catch (GeneralSecurityException ofAnotherKind) {
            // Another algorithm's key is as wrong as another certificate's.
        }
        throw new UnusableException("the key of the (first) certificate in keyStore, which is another one's or broken");
    }

    private static PKCS8EncodedKeySpec encoded(PemFile.Block block, PublicKey owner, Optional<Secret> password)
            throws UnusableException {
        byte[] bytes;
        try {
            bytes = block.bytes();
        } catch (IllegalArgumentException noBase64) {
            throw new UnusableException("a key in Base64 between its lines of PEM (" + noBase64.getMessage() + ")");
        }
        return switch (block.label()) {
            case ENCRYPTED -> decrypted(bytes, password);
            case PKCS8 -> new PKCS8EncodedKeySpec(bytes);
            // The older formats leave out what the certificate says, too: of which algorithm and curve the key is.
            default ->
                new PKCS8EncodedKeySpec(Der.element(
                        Der.SEQUENCE, VERSION, Der.firstIn(owner.getEncoded()), Der.element(Der.OCTET_STRING, bytes)));
        };
    }

    private static PKCS8EncodedKeySpec decrypted(byte[] bytes, Optional<Secret> password) throws UnusableException {
        Secret given = password.orElseThrow(
                () -> new UnusableException(
                        "the key's password, since it is encrypted, in an environment variable that keyStorePasswordEnv names"));
        Cipher cipher;
        EncryptedPrivateKeyInfo info;
        try {
            info = new EncryptedPrivateKeyInfo(bytes);
            // The parameters' name tells the ciphers of PBES2 apart, which all have one object identifier.
            AlgorithmParameters parameters = info.getAlgParameters();
            String pbes2 = String.valueOf(parameters);
            String name = pbes2.startsWith("PBEWith") ? pbes2 : info.getAlgName();
            cipher = Cipher.getInstance(name);
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    SecretKeyFactory.getInstance(name)
                            .generateSecret(new PBEKeySpec(given.reveal().toCharArray())),
                    parameters);
        } catch (IOException | GeneralSecurityException unknown) {
            throw new UnusableException("a key encrypted in a way that Java knows (" + unknown + "): " + AGAIN);
        }
        try {
            return info.getKeySpec(cipher);
        } catch (GeneralSecurityException wrong) {
            throw new UnusableException(
                    "a key that opens with the password in the environment variable of keyStorePasswordEnv");
        }
    }

    private static boolean isPair(PrivateKey key, PublicKey owner) throws GeneralSecurityException {
        if (key instanceof RSAKey ours && owner instanceof RSAKey theirs) {
            return ours.getModulus().equals(theirs.getModulus());
        }
        Signature signature =
                Signature.getInstance(key.getAlgorithm().equals("EC") ? "SHA256withECDSA" : key.getAlgorithm());
        byte[] text = {1};
        signature.initSign(key);
        signature.update(text);
        byte[] signed = signature.sign();
        signature.initVerify(owner);
        signature.update(text);
        return signature.verify(signed);
    }
}
