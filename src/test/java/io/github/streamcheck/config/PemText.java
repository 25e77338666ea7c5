package io.github.streamcheck.config;

import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.security.cert.Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Writes certificates and keys in PEM, as other tools do. */
public final class PemText {

    /** The object identifier 1.2.840.113549.1.5.13. */
    private static final byte[] PBES2 = HexFormat.of().parseHex("06092a864886f70d01050d");

    private PemText() {}

    static String of(String label, byte[] der) {
        String body = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }

    static String certificates(Certificate... certificates) throws Exception {
        StringBuilder text = new StringBuilder();
        for (Certificate certificate : certificates) {
            text.append(of("CERTIFICATE", certificate.getEncoded()));
        }
        return text.toString();
    }

    /** In PKCS #8. */
    public static String key(Key key) {
        return of("PRIVATE KEY", key.getEncoded());
    }

    /** In the format before PKCS #8, which is the last element of what the JDK writes. */
    static String oldKey(String algorithm, Key key) {
        return of(algorithm + " PRIVATE KEY", inner(key));
    }

    static byte[] inner(Key key) {
        byte[] whole = key.getEncoded();
        for (int start = 1; start < whole.length; start++) {
            byte[] rest = Arrays.copyOfRange(whole, start, whole.length);
            for (int header = 2; header <= 4 && header < rest.length; header++) {
                byte[] content = Arrays.copyOfRange(rest, header, rest.length);
                if (Arrays.equals(rest, Der.element(Der.OCTET_STRING, content))) {
                    return content;
                }
            }
        }
        throw new IllegalArgumentException("no key in PKCS #8");
    }

    static String encryptedKey(Key key, String algorithm, String password) throws Exception {
        Cipher cipher = Cipher.getInstance(algorithm);
        cipher.init(
                Cipher.ENCRYPT_MODE,
                SecretKeyFactory.getInstance(algorithm).generateSecret(new PBEKeySpec(password.toCharArray())));
        byte[] encrypted = cipher.doFinal(key.getEncoded());
        byte[] parameters = cipher.getParameters().getEncoded();
        return of(
                "ENCRYPTED PRIVATE KEY",
                algorithm.startsWith("PBEWithHmac")
                        ? Der.element(Der.SEQUENCE, pbes2(parameters), Der.element(Der.OCTET_STRING, encrypted))
                        : new EncryptedPrivateKeyInfo(cipher.getParameters(), encrypted).getEncoded());
    }

    /** Older versions of the JDK write the name of the algorithm with its parameters. */
    private static byte[] pbes2(byte[] parameters) {
        return Arrays.equals(Der.firstIn(parameters), PBES2)
                ? parameters
                : Der.element(Der.SEQUENCE, PBES2, parameters);
    }
}
