package cn.icpfiling.filing.materials;

import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import java.util.Arrays;
import java.util.List;

/** The type of a file, by its first bytes. The type that the caller names is ignored. */
enum PaperType {
    JPEG("image/jpeg", 0xFF, 0xD8, 0xFF),
    PNG("image/png", 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A),
    PDF("application/pdf", '%', 'P', 'D', 'F', '-');

    static final List<String> MEDIA_TYPES =
            Arrays.stream(values()).map(PaperType::mediaType).toList();

    /** The number of bytes that identifies any type. */
    static final int LONGEST_START =
            Arrays.stream(values()).mapToInt(type -> type.start.length).max().orElseThrow();

    private final String mediaType;
    private final int[] start;

    PaperType(String mediaType, int... start) {
        this.mediaType = mediaType;
        this.start = start;
    }

    String mediaType() {
        return mediaType;
    }

    static PaperType ofMediaType(String mediaType) {
        return Arrays.stream(values())
                .filter(type -> type.mediaType.equals(mediaType))
                .findFirst()
                .orElseThrow();
    }

    static PaperType of(byte[] content) {
        if (content.length == 0) {
            throw new ProblemException(FilingProblem.MATERIAL_EMPTY);
        }
        return Arrays.stream(values())
                .filter(type -> type.begins(content))
                .findFirst()
                .orElseThrow(() -> new ProblemException(CommonProblem.UNSUPPORTED_MEDIA_TYPE, MEDIA_TYPES));
    }

    private boolean begins(byte[] content) {
        if (content.length < start.length) {
            return false;
        }
        for (var i = 0; i < start.length; i++) {
            if ((content[i] & 0xFF) != start[i]) {
                return false;
            }
        }
        return true;
    }
}
