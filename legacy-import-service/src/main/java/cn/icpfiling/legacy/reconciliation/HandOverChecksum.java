package cn.icpfiling.legacy.reconciliation;

import cn.icpfiling.legacy.store.GivenFilingsTable.Given;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The sum of what was handed over, as the contract of listImportedFilings defines it. */
final class HandOverChecksum {
    private static final int BYTES = 8;

    private HandOverChecksum() {}

    static String of(Given filing) {
        var text = new StringBuilder(filing.legacyId())
                .append('\n')
                .append(filing.subjectNumber())
                .append('\n');
        filing.sites().forEach((number, domains) -> {
            text.append(number);
            domains.forEach(domain -> text.append(' ').append(domain));
            text.append('\n');
        });
        return of(text.toString());
    }

    static String of(String text) {
        return HexFormat.of().formatHex(sha256(text), 0, BYTES);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
