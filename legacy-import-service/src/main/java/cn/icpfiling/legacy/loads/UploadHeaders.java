package cn.icpfiling.legacy.loads;

import cn.icpfiling.legacy.core.LoadProblem;
import cn.icpfiling.legacy.rows.LoadKind;
import cn.icpfiling.legacy.rows.TextEncoding;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.transfer.TusHeaders;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What this service accepts of the resumable-upload protocol ({@link TusHeaders}). File names are not read: they may be personal. */
final class UploadHeaders {
    static final String VERSION = TusHeaders.VERSION;
    static final String RESUMABLE = TusHeaders.RESUMABLE;
    static final String LENGTH = TusHeaders.LENGTH;
    static final String OFFSET = TusHeaders.OFFSET;
    static final String EXPIRES = TusHeaders.EXPIRES;
    static final String METADATA = TusHeaders.METADATA;

    /** Bytes of a file. */
    static final long LONGEST = 20L << 30;

    private static final String KINDS =
            Arrays.stream(LoadKind.values()).map(Enum::name).collect(Collectors.joining(", "));
    private static final Map<String, TextEncoding> ENCODINGS =
            Map.of("UTF-8", TextEncoding.UTF_8, "GB18030", TextEncoding.GB18030, "GBK", TextEncoding.GB18030);

    private UploadHeaders() {}

    static void requireVersion(String header) {
        TusHeaders.requireVersion(header, LoadProblem.LOAD_UPLOAD_VERSION);
    }

    static long length(String header) {
        var length = number(LENGTH, header);
        if (length == 0) {
            throw TusHeaders.invalid(LENGTH, "PATTERN");
        }
        if (length > LONGEST) {
            throw new ProblemException(CommonProblem.BODY_TOO_LARGE, LONGEST);
        }
        return length;
    }

    static long number(String name, String header) {
        return TusHeaders.number(name, header);
    }

    static LoadKind kind(String metadata) {
        return TusHeaders.metadata(metadata, "kind")
                .flatMap(name -> Arrays.stream(LoadKind.values())
                        .filter(kind -> kind.name().equals(name))
                        .findFirst())
                .orElseThrow(() -> TusHeaders.invalid(METADATA + "/kind", "UNKNOWN_VALUE", KINDS));
    }

    /** Returns null if the file's bytes decide. */
    static TextEncoding encoding(String metadata) {
        var named = TusHeaders.metadata(metadata, "encoding");
        if (named.isEmpty()) {
            return null;
        }
        return Optional.ofNullable(ENCODINGS.get(named.get()))
                .orElseThrow(() -> TusHeaders.invalid(METADATA + "/encoding", "UNKNOWN_VALUE", "UTF-8, GB18030, GBK"));
    }

    static String date(Instant moment) {
        return TusHeaders.date(moment);
    }
}
