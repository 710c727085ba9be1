package cn.icpfiling.platform.auditchain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.function.UnaryOperator;

/**
 * A signed word about how far a chain had come, kept where the database's owner cannot reach: what is cut off or put back
 * behind it shows.
 *
 * @param sequence of the anchors themselves, from 1 without a gap
 * @param number the chain's head
 * @param hash of that link, in hex
 * @param previous digest of the anchor before, in hex; null for the first
 * @param signature Ed25519 of all the rest, base64
 */
public record Anchor(
        String chain, long sequence, long number, String hash, Instant at, String previous, String signature) {

    /** The next anchor after one, or the first after null. */
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
