package cn.icpfiling.platform.auditchain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.function.UnaryOperator;

/**
 * A signed statement of how far a chain has come, stored outside the control of the database's owner. Comparing the
 * chain with its anchors shows whether it was cut or rolled back.
 *
 * @param sequence number of the anchor itself, from 1 without gaps
 * @param number number of the chain's last link
 * @param hash of that link, in hex
 * @param previous digest of the anchor before, in hex; null for the first
 * @param signature Ed25519 of all other fields, base64
 */
public record Anchor(
        String chain, long sequence, long number, String hash, Instant at, String previous, String signature) {

    /** Returns the next anchor after another, or the first one after null. */
    public static Anchor after(Anchor before, String chain, Link head, Instant at, UnaryOperator<byte[]> sign) {
        var unsigned = new Anchor(
                chain,
                before == null ? 1 : before.sequence + 1,
                head.number(),
                HexFormat.of().formatHex(head.hash()),
                at,
                before == null ? null : before.digest(),
                null);
        var signature = Base64.getEncoder().encodeToString(sign.apply(unsigned.signedBytes()));
        return new Anchor(
                chain, unsigned.sequence, unsigned.number, unsigned.hash, unsigned.at, unsigned.previous, signature);
    }

    public byte[] signedBytes() {
        return CanonicalBytes.of("icp-audit-anchor-1")
                .text(chain)
                .number(sequence)
                .number(number)
                .text(hash)
                .at(at)
                .text(previous)
                .bytes();
    }

    public byte[] signatureBytes() {
        try {
            return Base64.getDecoder().decode(signature == null ? "" : signature);
        } catch (IllegalArgumentException forged) {
            return new byte[0];
        }
    }

    String digest() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(signedBytes());
            digest.update(signature.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
