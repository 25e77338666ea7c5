package io.github.streamcheck.config;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The certificates and the key in a text of PEM; what else is in it is passed over. Immutable. */
final class PemFile {

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----\\s(.*?)-----END \\1-----", Pattern.DOTALL);

    private static final String CERTIFICATE = "CERTIFICATE";
    private static final String KEY = "PRIVATE KEY";

    /**
     * A part of the text.
     *
     * @param label such as {@code EC PRIVATE KEY}
     * @param body in Base64, after headers if there are any
     */
    record Block(String label, String body) {

        /** Keys that OpenSSL encrypted in a way of its own have headers; no other has. */
        boolean hasHeaders() {
            return body.contains(":");
        }

        byte[] bytes() {
            return Base64.getMimeDecoder().decode(body);
        }
    }

    private final List<Block> blocks;

    private PemFile(List<Block> blocks) {
        this.blocks = List.copyOf(blocks);
    }

    /** Reads a file's content; empty if it is no PEM. */
    static Optional<PemFile> read(byte[] content) {
        List<Block> blocks = BLOCK.matcher(new String(content, StandardCharsets.ISO_8859_1))
                .results()
                .map(block -> new Block(block.group(1), block.group(2)))
                .toList();
        return blocks.isEmpty() ? Optional.empty() : Optional.of(new PemFile(blocks));
    }

    /** The certificates in their order; none if there are none. */
    List<X509Certificate> certificates() throws CertificateException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        List<X509Certificate> certificates = new ArrayList<>();
        for (Block block : blocks) {
            if (block.label().equals(CERTIFICATE)) {
                certificates.add(
                        (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(decoded(block))));
            }
        }
        return certificates;
    }

    private static byte[] decoded(Block block) throws CertificateException {
        try {
            return block.bytes();
        } catch (IllegalArgumentException noBase64) {
            throw new CertificateException(noBase64.getMessage(), noBase64);
        }
    }

    /** The first private key; empty if there is none. */
    Optional<Block> key() {
        return blocks.stream().filter(block -> block.label().endsWith(KEY)).findFirst();
    }
}
