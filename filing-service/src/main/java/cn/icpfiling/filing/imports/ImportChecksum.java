package cn.icpfiling.filing.imports;

import cn.icpfiling.filing.core.records.FiledService;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/** The sum of what was registered of a filing of the old platform, as the contract of listImportedFilings defines it. */
final class ImportChecksum {

    private static final int BYTES = 8;

    private ImportChecksum() {}

    static String of(String legacyId, String subjectNumber, List<FiledService> services) {
        var text =
                new StringBuilder(legacyId).append('\n').append(subjectNumber).append('\n');
        services.stream()
                .sorted(Comparator.comparing(FiledService::serviceNumber))
                .forEach(service -> {
                    text.append(service.serviceNumber());
                    service.domains().stream()
                            .sorted()
                            .forEach(domain -> text.append(' ').append(domain));
                    text.append('\n');
                });
        return HexFormat.of().formatHex(sha256(text.toString()), 0, BYTES);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
